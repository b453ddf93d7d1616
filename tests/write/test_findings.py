"""A finding is added at the end of a study's list, and everything else stays as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from synth.diagnostics import Diagnostics
from synth.read.document import parse_document
from synth.write.errors import Refused
from synth.write.findings import new_finding, with_finding
from tests.casework import snapshot
from tests.projects import minimal

STUDY = "content/studies/smith-2020.yml"


def added(text: str) -> tuple[str, str]:
    return with_finding(text, STUDY, lambda scheme: ())


def test_what_stood_there_stands_there_and_the_finding_follows(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    before = (root / STUDY).read_text("utf-8") + "# The end of the list.\nnotes: A note.  # kept\n"
    (root / STUDY).write_text(before, "utf-8")
    assert new_finding(root, "smith-2020", Diagnostics()) == (STUDY, "f3")
    after = (root / STUDY).read_text("utf-8")
    head, tail = before.split("# The end")
    assert after.startswith(head) and after.endswith(f"\n# The end{tail}")
    assert "\n  - id: f3\n    # Whether the study found it" in after
    document = parse_document(after, STUDY, Diagnostics())
    assert document is not None
    assert [finding["id"] for finding in document.value["findings"]] == ["f1", "f2", "f3"]


@pytest.mark.parametrize(
    "tail",
    ["", "\n", "\n\n", "\n# c\n", "\n    # about f2\n", "\nnotes: x\n", "\n\n# c\nnotes: x\n", "\ntags: [a,\n  b]\n"],
)
def test_any_end_of_the_list_will_do(tail: str) -> None:
    text = f"cite: [a]\nfindings:\n  - id: f1\n    text: x{tail}"
    made, identifier = added(text)
    assert identifier == "f2"
    before, after = parse_document(text, STUDY, Diagnostics()), parse_document(made, STUDY, Diagnostics())
    assert before and after
    assert [each["id"] for each in after.value.pop("findings")] == ["f1", "f2"]
    before.value.pop("findings")
    assert after.value == before.value
    assert [line for line in text.splitlines() if line] == [
        line for line in made.splitlines() if line in text.splitlines() and line
    ]


@pytest.mark.parametrize(
    ("ids", "following"), [(["f1", "f9"], "f10"), (["f2", "first"], "f3"), (["one", "two"], "f3"), (["f007"], "f8")]
)
def test_ids_go_on_from_the_highest_number(ids: list[str], following: str) -> None:
    text = "findings:\n" + "".join(f"- id: {each}\n  text: x\n" for each in ids)
    made, identifier = added(text)
    assert identifier == following
    assert f"\n- id: {following}\n  #" in made


def test_a_text_in_a_block_at_the_end_stays_whole() -> None:
    made, _ = added("findings:\n  - id: f1\n    text: >-\n      One.\n      Two.\n\n\nnotes: x\n")
    document = parse_document(made, STUDY, Diagnostics())
    assert document and document.value["findings"][0]["text"] == "One. Two." and document.value["notes"] == "x"


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / STUDY).write_bytes((root / STUDY).read_bytes().replace(b"\n", b"\r\n"))
    new_finding(root, "smith-2020", Diagnostics())
    data = (root / STUDY).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 20


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cite: [a]\n", "no list of findings"),
        ("findings: [{id: f1}]\n", "stand in brackets"),
        ("findings: none\n", "no list of findings"),
    ],
)
def test_where_there_is_no_list_nothing_is_added(tmp_path: Path, text: str, words: str) -> None:
    root = minimal(tmp_path)
    (root / STUDY).write_text(text, "utf-8")
    with pytest.raises(Refused, match=words):
        new_finding(root, "smith-2020", Diagnostics())
    assert (root / STUDY).read_text("utf-8") == text


def test_a_study_that_is_not_there_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="did you mean 'smith-2020'"):
        new_finding(minimal(tmp_path), "smith-202", Diagnostics())


def test_a_broken_file_gets_the_messages_of_the_check(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / STUDY).write_text("findings:\n  - id: 'f1\n", "utf-8")
    before = snapshot(root)
    diagnostics = Diagnostics()
    assert new_finding(root, "smith-2020", diagnostics) is None
    assert [item.code for item in diagnostics.items] == ["S024"]
    assert snapshot(root) == before
