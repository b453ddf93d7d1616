"""Citation styles by name and as files."""

from pathlib import Path

import pytest

from synth.diagnostics import Diagnostics, Place
from synth.read.styles import Style, read_style, style_names

MINIMAL = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Mine</title>'
    '<category citation-format="author-date"/></info>'
    '<citation><layout><text variable="title"/></layout></citation>'
    '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
)


def read(name: str, root: Path = Path()) -> tuple[Style | None, list[tuple[str, str, str]]]:
    diagnostics = Diagnostics()
    found = read_style(root, name, Place("content/review.yml", 3, 5), diagnostics)
    return found, [(item.code, item.message, item.help) for item in diagnostics.ordered()]


@pytest.mark.parametrize(
    ("name", "title", "form"),
    [
        ("apa", "APA Style 7th edition", "author-date"),
        ("APA 7", "APA Style 7th edition", "author-date"),
        ("vancouver", "NLM/Vancouver: Citing Medicine 2nd edition (citation-sequence)", "numeric"),
        ("harvard1", "Cite Them Right 12th edition (author-date/Harvard)", "author-date"),
        ("chicago-notes-bibliography", "Chicago Manual of Style 18th edition (notes and bibliography)", "note"),
        ("bmj-open", "BMJ Open", "numeric"),
    ],
)
def test_by_name(name: str, title: str, form: str) -> None:
    found, messages = read(name)
    assert found and (found.title, found.form, messages) == (title, form, [])


def test_every_name_is_that_of_a_style_that_can_be_used() -> None:
    unusable = {name for name in sorted(style_names())[::97] if (read(name)[0]) is None}
    assert len(style_names()) > 10_000 and len(unusable) <= 3


@pytest.mark.parametrize(("name", "near"), [("appa", "'apa'"), ("vancuver", "'vancouver'"), ("iee", "'ieee'")])
def test_an_unknown_name(name: str, near: str) -> None:
    found, [(code, message, help)] = read(name)
    assert found is None and code == "S460"
    assert message == f"'{name}' is not the name of a citation style." and near in help


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a/b", "dependent/bmj-open", "", "é", "x" * 5000, "renamed-styles.json"]
)
def test_a_name_is_no_path(name: str) -> None:
    found, [(code, _, _)] = read(name)
    assert found is None and code == "S460"


def test_a_file_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/mine.csl").write_text(MINIMAL)
    found, messages = read("styles/mine.csl", tmp_path)
    assert found and (found.title, found.form, messages) == ("Mine", "author-date", [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<style", "not XML"),
        ("<rss/>", "not written in the Citation Style Language"),
        (
            MINIMAL.replace("<bibliography><layout>", "<x><layout>").replace("</bibliography>", "</x>"),
            "a bibliography is set",
        ),
        ('<!DOCTYPE style [<!ENTITY a "b">]>' + MINIMAL, "declares a document type"),
        (
            MINIMAL.replace(
                "</info>", '<link rel="independent-parent" href="https://example.org/styles/none"/></info>'
            ),
            "stands for the style 'none'",
        ),
    ],
)
def test_a_file_that_cannot_be_used(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "mine.csl").write_text(text)
    found, [(code, message, _)] = read("mine.csl", tmp_path)
    assert found is None and code == "S461" and said in message


@pytest.mark.parametrize(
    "path", ["/etc/mine.csl", "../mine.csl", "a/../../mine.csl", "a\\mine.csl", "C:/mine.csl", "./mine.csl"]
)
def test_a_file_outside_the_project(path: str, tmp_path: Path) -> None:
    found, [(code, message, _)] = read(path, tmp_path)
    assert found is None and code == "S461" and "must lie in the project" in message


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").write_text(MINIMAL)
    (tmp_path / "mine.csl").symlink_to(tmp_path / "other")
    found, [(code, _, _)] = read("mine.csl", tmp_path)
    assert found is None and code == "S010"


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    found, [(code, _, _)] = read("mine.csl", tmp_path)
    assert found is None and code == "S008"
