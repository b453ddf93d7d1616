"""New records: in the right place, under a free id, and plain about what is still to be written."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from synth.check.project import check_project
from synth.diagnostics import Diagnostics
from synth.model.descriptions import descriptions
from synth.model.kinds import KINDS
from synth.model.reference import OTHERS, Name, Reference
from synth.write.errors import Refused
from synth.write.formatting import formatted, model_of
from synth.write.ids import id_from_reference, id_from_title
from synth.write.records import Request, new_record
from synth.write.skeleton import PLACEHOLDER
from tests.casework import snapshot
from tests.projects import edit, minimal


def test_every_kind_can_be_begun_and_is_in_canonical_form(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    for kind in KINDS:
        path = new_record(root, Request(kind, f"new-{kind}"))
        assert path == f"content/{KINDS[kind].folder}/new-{kind}.yml"
        text = (root / path).read_text("utf-8")
        assert text.startswith(f"# yaml-language-server: $schema=../../.cache/schema/{kind}.schema.json\n")
        assert formatted(text, path, model_of(path), Diagnostics()) == text


@pytest.mark.parametrize("kind", KINDS)
def test_every_placeholder_is_reported_where_it_stands(tmp_path: Path, kind: str) -> None:
    root = minimal(tmp_path)
    path = new_record(root, Request(kind, "new-one"))
    lines = (root / path).read_text("utf-8").splitlines()
    # A block of text is reported at its key's line, where it begins.
    expected = [
        number - 1 if line.strip() == PLACEHOLDER else number
        for number, line in enumerate(lines, 1)
        if PLACEHOLDER in line and not line.lstrip().startswith("#")
    ]
    found = [item for item in check_project(root).diagnostics.ordered() if item.place.path == path]
    assert [item.place.line for item in found if item.severity != "info"] == expected
    assert {item.code for item in found} <= {"S104", "S111", "S116", "S130", "S203", "S210"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_explained_in_the_words_of_its_model(tmp_path: Path, kind: str) -> None:
    root = minimal(tmp_path)
    text = (root / new_record(root, Request(kind, "new-one"))).read_text("utf-8")
    said = " ".join(line.lstrip().removeprefix("# ") for line in text.splitlines() if line.lstrip().startswith("# "))
    for name, description in descriptions(KINDS[kind].model).items():
        assert " ".join((description or "?").split()) in said, name
        assert f"\n{name}:" in text or f"\n#{name}:" in text


@pytest.mark.parametrize("kind", KINDS)
def test_an_optional_field_is_used_by_taking_its_sign_away(tmp_path: Path, kind: str) -> None:
    root = minimal(tmp_path)
    path = new_record(root, Request(kind, "new-one"))
    text = (root / path).read_text("utf-8")
    opened = "".join(
        line.replace("#", "", 1) if line.lstrip().startswith("#") and not line.lstrip().startswith("# ") else line
        for line in text.splitlines(keepends=True)
    )
    (root / path).write_text(opened, "utf-8")
    codes = {item.code for item in check_project(root).diagnostics.ordered() if item.place.path == path}
    # What is left is to be written over: every key is known, at its place and of its shape.
    assert not codes & {"S020", "S021", "S101", "S102", "S103", "S105"}, codes


def test_a_reference_gives_a_study_its_id_and_its_source(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / "content/studies/smith-2020.yml").unlink()
    path = new_record(root, Request("study", cite=("smith-2020",)))
    assert path == "content/studies/smith-2020.yml"
    text = (root / path).read_text("utf-8")
    assert "\ncite: [smith-2020]\n" in text
    assert "\n# Smith & Jones 2020: Waiting for a bus that does not come\n" in text
    assert "\n# https://doi.org/10.1234/example.2020.1\n" in text


def test_a_title_gives_a_barrier_its_id_and_stands_in_it(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    path = new_record(root, Request("barrier", title="No seat: and Ærø's   rain #1"))
    assert path == "content/barriers/no-seat-and-aero-s-rain-1.yml"
    assert "\ntitle: 'No seat: and Ærø''s rain #1'\n" in (root / path).read_text("utf-8").replace(
        '"No seat: and Ærø\'s rain #1"', "'No seat: and Ærø''s rain #1'"
    )
    assert "\nstatus: draft\n" in (root / path).read_text("utf-8")


def test_the_terms_of_the_project_are_named(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    text = (root / new_record(root, Request("barrier", "new-one"))).read_text("utf-8")
    assert "a term of the vocabulary's `levels`. One of: town or street.\n" in text


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (Request("barrier", "left-waiting"), "taken: content/barriers/left-waiting.yml"),
        (Request("root", "left-waiting"), "taken: content/barriers/left-waiting.yml"),
        (Request("barrier", title="Left, waiting!"), "taken: content/barriers/left-waiting.yml"),
        (Request("study", cite=("smith-2020",)), "taken: content/studies/smith-2020.yml"),
        (Request("root", "once-waiting"), "taken: content/barriers/left-waiting.yml"),
        (Request("root", "broken"), "taken: content/"),
        (Request("root", "No-Seat"), "found 'N'"),
        (Request("root", "../../x"), "found '.'"),
        (Request("root", "index"), "kept for the site"),
        (Request("root", title="待つ"), "no id can be made"),
        (Request("root"), "--title"),
        (Request("study"), "--cite KEY"),
        (Request("study", "x", cite=("smth-2020",)), "Did you mean 'smith-2020'?"),
        (Request("study", "x", cite=("nobody",)), "Add the source to references.bib first."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_touched(tmp_path: Path, request_: Request, words: str) -> None:
    root = minimal(tmp_path)
    edit(root, "content/barriers/left-waiting.yml", "status: reviewed", "status: reviewed\naliases: [once-waiting]")
    (root / "content/roots/broken.yml").write_text("title: [", "utf-8")
    before = snapshot(root)
    with pytest.raises(Refused) as refused:
        new_record(root, request_)
    assert words in str(refused.value)
    assert snapshot(root) == before


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "content/facilitators").symlink_to(elsewhere)
    with pytest.raises(Refused, match="a link"):
        new_record(root, Request("facilitator", "new-one"))
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("Not feeling safe", "not-feeling-safe"),
        ("  Øget — ÆNDRING, 2.0! ", "oget-aendring-2-0"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 200, "x" * 60),
        ("待つ", ""),
    ],
)
def test_ids_made_from_titles(title: str, identifier: str) -> None:
    assert id_from_title(title) == identifier


def test_a_key_that_cannot_be_an_id_gives_author_and_year() -> None:
    names = (Name(family="Jørgensen"), Name(family="Ito"), OTHERS)
    assert id_from_reference(Reference("Jo_2020", "article", {"year": "2020"}, names)) == "jorgensen-2020"
    assert id_from_reference(Reference("jo-2020", "article", {"year": "2021"}, names)) == "jo-2020"


def test_the_kinds_with_a_status_begin_as_drafts() -> None:
    for kind in KINDS.values():
        assert "draft" in get_args(kind.model.model_fields["status"].annotation)
