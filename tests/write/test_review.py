"""A new review: whole or not at all, and it builds without a line of Python."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from synth.build import Extras, build_site
from synth.check.project import check_project
from synth.diagnostics import Diagnostics
from synth.model.kinds import KINDS
from synth.model.schema import file_models
from synth.write.errors import Refused
from synth.write.formatting import format_file, formattable
from synth.write.records import Request, new_record
from synth.write.review import Start, begin_review
from tests.casework import snapshot

START = Start(
    title="Barriers to vaccination",
    question="What keeps people from being vaccinated, and why?",
    people=("Ada Smith", "The Group"),
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    language="en",
    date="2026-01-31",
)
REPOSITORY = Path(__file__).parents[2]
AWKWARD = 'NO: "it\'s" #1 {{ x }} <b>'


def build(root: Path) -> Path:
    built = build_site(root, root / "site", extras=Extras(search=False), step=lambda name: nullcontext())
    assert built.ok, built.checked.diagnostics.ordered()
    return root / "site"


def test_a_new_review_is_clean_formatted_and_builds_at_once(tmp_path: Path) -> None:
    root = tmp_path / "review"
    assert begin_review(root, START) > 15
    checked = check_project(root)
    assert [item for item in checked.diagnostics.ordered() if item.severity != "info"] == []
    assert all(checked.counts[kind] == 1 for kind in KINDS)
    assert [path for path in formattable(root, Diagnostics()) if format_file(root, path, Diagnostics())] == []
    site = build(root)
    start = (site / "index.html").read_text("utf-8")
    assert "Barriers to vaccination" in start
    # The ways to take part are as near as on any other site: in the masthead, and on a page of their own.
    masthead = start[start.index("<header") : start.index("</header>")]
    assert {"contribute/", "evidence-map/", "briefs/"} <= set(re.findall('href="([^"]+)"', masthead))
    ways = (site / "contribute/index.html").read_text("utf-8")
    assert {"study/", "finding/", "problem/"} <= set(re.findall(r'href="(?:\./)?([^"]+)"', ways))


def test_every_example_says_on_its_page_that_it_is_one(tmp_path: Path) -> None:
    root = tmp_path / "review"
    begin_review(root, START)
    site = build(root)
    pages = [
        page
        for page in site.glob("*/example-*/index.html")
        if page.parent.parent.name in {k.folder for k in KINDS.values()}
    ]
    assert len(pages) == len(KINDS)
    for page in pages:
        title = re.search("<title>(.*?)</title>", page.read_text("utf-8"))
        assert title and "made" in title[1].lower() and "example" in title[1].lower()


def test_another_review_without_examples_is_made_with_new_records_alone(tmp_path: Path) -> None:
    root = tmp_path / "vaccination"
    begin_review(root, replace(START, examples=False))
    build(root)
    bibliography = root / "references.bib"
    bibliography.write_text(
        bibliography.read_text("utf-8")
        + "\n@misc{smith-2024, author = {Smith, Ada}, title = {A made-up study}, year = {2024}}\n",
        "utf-8",
    )
    vocabulary = root / "content/vocabulary.yml"
    vocabulary.write_text(vocabulary.read_text("utf-8").replace("getting-there:", "getting-vaccinated:"), "utf-8")
    barrier = new_record(root, Request("barrier", title="No time to go"))
    study = new_record(root, Request("study", cite=("smith-2024",)))
    write_over(
        root / barrier, {"level": "services", "status": "reviewed"}, "One made-up study tells that people had no time."
    )
    with (root / barrier).open("a", encoding="utf-8") as file:
        file.write("process: getting-vaccinated\nroots_unknown: The study does not say.\n")
    words = {"source_depth": "abstract", "type": "qualitative", "countries": "[]", "countries_basis": "not-stated"}
    words |= {
        "role": "finding",
        "locator": "abstract",
        "record": "no-time-to-go",
        "stance": "supports",
        "status": "reviewed",
    }
    write_over(root / study, words, "People said that they had no time to go.")
    assert [item for item in check_project(root).diagnostics.ordered() if item.severity != "info"] == []
    site = build(root)
    assert "No time to go" in (site / "barriers/no-time-to-go/index.html").read_text("utf-8")


def write_over(path: Path, words: dict[str, str], prose: str) -> None:
    """Write over each TODO: the given words behind their keys, the prose in every block of text."""
    text = path.read_text("utf-8")
    for key, word in words.items():
        text = re.sub(rf"^([ -]*{key}: )(?:\[?TODO\]?|draft)$", rf"\g<1>{word}", text, flags=re.MULTILINE)
    text = re.sub(r"^( +)TODO$", rf"\g<1>{prose}", text, flags=re.MULTILINE)
    assert not re.search(r"^[^#]*\bTODO\b", text, re.MULTILINE)
    path.write_text(text, "utf-8")


def test_what_is_given_stands_as_it_was_given(tmp_path: Path) -> None:
    root = tmp_path / "review"
    begin_review(root, replace(START, title=AWKWARD, question=AWKWARD, people=("NO", "12:30"), language="no"))
    review = yaml.load((root / "content/review.yml").read_text("utf-8"), yaml.BaseLoader)
    assert (review["title"], review["question"]["text"]) == (AWKWARD, AWKWARD)
    assert [person["name"] for person in review["people"]] == ["NO", "12:30"]
    site = (build(root) / "index.html").read_text("utf-8")
    assert "<b>" not in site and "{{ x }}" in site
    assert review["language"] == "no"


@pytest.mark.parametrize("requirement", ["", "synth @ git+https://example.org/synth@0123456"])
def test_the_workflows_install_synth_from_where_it_was_said_to_be(tmp_path: Path, requirement: str) -> None:
    root = tmp_path / "review"
    begin_review(root, replace(START, requirement=requirement))
    lines = (root / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ([requirement] if requirement else [])


def test_an_editor_finds_a_schema_for_every_file(tmp_path: Path) -> None:
    root = tmp_path / "review"
    begin_review(root, START)
    patterns = json.loads((root / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert len(patterns) == len(file_models())
    for schema, pattern in patterns.items():
        assert (root / schema).is_file()
        assert list(root.glob(pattern)) or pattern in ("content/changes.yml", "content/double_coding.yml")
    for path in formattable(root, Diagnostics()):
        first = (root / path).read_text("utf-8").splitlines()[0]
        assert ((root / path).parent / first.partition("$schema=")[2]).is_file()


@pytest.mark.parametrize("content", ["a file", "a hidden file", "a folder"])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, content: str) -> None:
    root = tmp_path / "review"
    root.mkdir()
    match content:
        case "a file":
            (root / "x.txt").write_text("mine", "utf-8")
        case "a hidden file":
            (root / ".env").write_text("mine", "utf-8")
        case _:
            (root / "content").mkdir()
    before = snapshot(tmp_path)
    with pytest.raises(Refused, match="is not empty"):
        begin_review(root, START)
    assert snapshot(tmp_path) == before


def test_an_empty_folder_and_a_new_repository_will_do(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b/.git").mkdir(parents=True)
    begin_review(tmp_path / "a", START)
    begin_review(tmp_path / "b", START)
    begin_review(tmp_path / "deep/er/c", START)
    written = {
        path: data for path, data in snapshot(tmp_path / "b").items() if not path.startswith(".git/") and path != ".git"
    }
    assert written == snapshot(tmp_path / "a") == snapshot(tmp_path / "deep/er/c")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": "a" * 91}, "91 characters"),
        ({"title": " "}, "blank"),
        ({"question": "See ![x](https://example.org/x.png)"}, "Pictures"),
        ({"licence_url": "javascript:alert(1)"}, "not a web address"),
        ({"language": "english"}, "not a language tag"),
    ],
)
@pytest.mark.parametrize("there", [False, True])
def test_what_cannot_stand_in_a_review_is_refused_before_anything_is_written(
    tmp_path: Path, change: dict[str, Any], words: str, there: bool
) -> None:
    root = tmp_path / "review"
    if there:
        root.mkdir()
    before = snapshot(tmp_path)
    with pytest.raises(Refused, match=words):
        begin_review(root, replace(START, **change))
    assert snapshot(tmp_path) == before


def test_a_move_that_fails_takes_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "review"
    root.mkdir()
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "references.bib":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="No space"):
        begin_review(root, START)
    assert snapshot(tmp_path) == {"review": snapshot(tmp_path)["review"]}


def test_the_workflows_pin_the_actions_that_this_repository_pins(tmp_path: Path) -> None:
    root = tmp_path / "review"
    begin_review(root, START)
    used = [
        line.strip().removeprefix("- ")
        for path in sorted((root / ".github/workflows").iterdir())
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line
    ]
    ours = "".join(path.read_text("utf-8") for path in (REPOSITORY / ".github/workflows").iterdir())
    assert len(used) == 7 and [line for line in used if line not in ours] == []


def test_the_editor_is_set_up_alike_in_this_repository(tmp_path: Path) -> None:
    root = tmp_path / "review"
    begin_review(root, START)
    for path in sorted((root / ".vscode").iterdir()):
        assert (REPOSITORY / ".vscode" / path.name).read_text("utf-8") == path.read_text("utf-8")
