"""What is told of a change, one kind of change after the other, on the rich project."""

from __future__ import annotations

from pathlib import Path

import pytest

from synth.compare.compare import compare
from synth.compare.difference import WHATS
from tests.compare.projects import Edits, differences, removed, renamed, replaced, said, state, written

ITO = "content/studies/ito-2019.yml"
SMITH = "content/studies/smith-2020.yml"
WAITING = "content/barriers/left-waiting.yml"
NO_PLAN = "content/roots/no-plan.yml"
NO_MONEY = "content/roots/no-money.yml"
NO_SEAT = "content/barriers/no-seat.yml"
TIMETABLE = "content/solutions/shared-timetable.yml"
BENCHES = "content/solutions/benches.yml"

CODING = "content/double_coding.yml"
# Of the two studies on this root, one only states it as background.
NOT_FOUND = replaced(SMITH, (", {record: no-money, stance: refines}", ""))
NOT_STATED = replaced(ITO, ("{record: no-money, stance: supports}, ", ""))

CASES: dict[str, tuple[tuple[Edits, ...], tuple[str, ...]]] = {
    "a code is not as it was given": (
        (replaced(CODING, ("{A. Lind: supports, B. Moe: refines}", "{A. Lind: supports, B. Moe: supports}")),),
        (
            "codes-changed double_coding.yml: 1 unit with codes other than those given at first: smith-2020/f2",
            "agreement double_coding.yml: the same code for 3 of 3 units, alpha 1.00 "
            "(before: the same code for 2 of 3 units, alpha 0.55)",
        ),
    ),
    "a unit that was coded goes": (
        (replaced(CODING, ("      - unit: smith-2020/ethics\n        codes: {A. Lind: 'no', B. Moe: 'yes'}\n", "")),),
        (
            "codes-removed double_coding.yml: 1 unit fewer: the same code for 0 of 1 unit, alpha 0.00",
            "agreement double_coding.yml: the same code for 0 of 1 unit, alpha 0.00 "
            "(before: the same code for 0 of 2 units, alpha −0.33)",
        ),
    ),
    "a third person codes later": (
        (
            replaced(
                CODING,
                ("coders: [A. Lind, B. Moe]\n", "coders: [A. Lind, B. Moe, C. Dahl]\n"),
                ("contradicts, B. Moe: contradicts}", "contradicts, B. Moe: contradicts, C. Dahl: contradicts}"),
            ),
        ),
        (
            "agreement double_coding.yml: the same code for 2 of 3 units, alpha 0.60 "
            "(before: the same code for 2 of 3 units, alpha 0.55)",
            "wording double_coding.yml: is written otherwise: coders",
        ),
    ),
    "nothing is double coded any more": (
        (removed(CODING),),
        (
            "coding-removed double_coding.yml: is no longer recorded "
            "(before: the same code for 0 of 2 units, alpha −0.33)",
            "coding-removed double_coding.yml: is no longer recorded "
            "(before: the same code for 2 of 3 units, alpha 0.55)",
        ),
    ),
    "how people were kept apart is told otherwise": (
        (replaced(CODING, ("apart: In three rooms.", "apart: In three towns.")),),
        ("wording double_coding.yml: is written otherwise: apart",),
    ),
    "a record goes without redirect": (
        (removed("content/barriers/standing-still.yml"),),
        ("address-lost standing-still: is gone, and no record has it under 'aliases': its address breaks",),
    ),
    "an alias goes": (
        (replaced(WAITING, ("aliases: [waiting-long]\n", "")),),
        ("address-lost left-waiting: no longer has 'waiting-long' under 'aliases': that old address breaks",),
    ),
    "a finding goes, and with it what it bore on": (
        (
            replaced(
                ITO,
                ("  - id: f3\n", "  - id: f9\n"),
            ),
        ),
        (
            "finding-gone ito-2019: no longer has the finding f3: links to it break",
            "finding-lost no-plan: has a finding less: ito-2019/f3 (supports it) is gone",
            "finding-added no-plan: has a finding more that supports it: ito-2019/f9",
        ),
    ),
    "a root loses one of two studies and rests on one country": (
        (replaced(ITO, ("    bears_on: [{record: no-plan, stance: supports}]\n", "")),),
        (
            "one-study no-plan: now rests on one study, smith-2020; before: 2 studies",
            "one-country no-plan: now rests on one country, Norway (before: Denmark, Japan and Norway)",
            "finding-lost no-plan: has a finding less: ito-2019/f3 (supports it) no longer bears on it",
        ),
    ),
    "a facilitator loses its only study": (
        (replaced(ITO, (", {record: meeting-others, stance: supports}", "")),),
        ("evidence-lost meeting-others: loses its only study, ito-2019: no study is behind it any more",),
    ),
    "a root loses its only result and is only stated": (
        (NOT_FOUND,),
        (
            "evidence-lost no-money: loses its only study with a result, smith-2020: 1 only states it as background",
            "finding-lost no-money: has a finding less: smith-2020/f4 (refines it) no longer bears on it",
        ),
    ),
    "a finding turns out to be background": (
        (
            replaced(
                ITO,
                ("  - id: f3\n    role: finding\n", "  - id: f3\n    role: background\n"),
            ),
        ),
        (
            "one-study no-plan: now rests on one study, smith-2020, and 1 more that only states it as background; "
            "before: 2 studies",
        ),
    ),
    "a finding changes sides": (
        (replaced(ITO, ("record: left-waiting, stance: contradicts", "record: left-waiting, stance: supports")),),
        ("stance left-waiting: ito-2019/f1 now supports it (before: contradicts)",),
    ),
    "a finding contradicts": (
        (
            replaced(
                SMITH,
                ("{record: no-seat, stance: supports}, ", "{record: left-waiting, stance: contradicts}, "),
            ),
        ),
        ("contradicted left-waiting: has a finding more that contradicts it: smith-2020/f4",),
    ),
    "a link is cut": (
        (
            replaced(
                NO_PLAN,
                (
                    "roots:\n  - {root: no-money, basis: inferred, rationale: Asking people costs money., "
                    "by: The example's makers}\n",
                    "",
                ),
            ),
        ),
        ("link-cut no-plan: no longer says that it is caused by no-money (before: our inference)",),
    ),
    "a reported link becomes ours": (
        (
            replaced(
                WAITING,
                (
                    "basis: reported, findings: [smith-2020/f1, ito-2019/f1]}",
                    "basis: inferred, rationale: We think so., by: The example's makers}",
                ),
            ),
        ),
        ("basis-weaker left-waiting: is caused by no-plan: our inference (before: reported in 2 studies)",),
    ),
    "a link rests on fewer studies": (
        (replaced(WAITING, ("findings: [smith-2020/f1, ito-2019/f1]", "findings: [smith-2020/f1]")),),
        ("link-weaker left-waiting: is caused by no-plan: reported in 1 study (before: reported in 2 studies)",),
    ),
    "confidence goes up on the same findings": (
        (replaced(WAITING, ("overall: {level: low,", "overall: {level: moderate,")),),
        ("confidence-up left-waiting: confidence goes up from low to moderate; the findings behind it are the same",),
    ),
    "confidence goes down, and a component with it": (
        (
            replaced(
                NO_PLAN,
                ("overall: {level: high,", "overall: {level: low,"),
                ("coherence: {level: none}", "coherence: {level: serious, explanation: They differ.}"),
            ),
        ),
        (
            "confidence-down no-plan: confidence goes down from high to low; the findings behind it are the same",
            "more-concern no-plan: coherence: serious concerns (before: no concerns)",
        ),
    ),
    "a rating is no longer provisional": (
        (replaced(WAITING, ("  provisional: true\n", "")),),
        ("no-longer-provisional left-waiting: the rating is no longer marked as provisional",),
    ),
    "a record is renamed with its old id kept": (
        (
            replaced(BENCHES, ("aliases: [seats]", "aliases: [seats, benches]")),
            renamed(BENCHES, "content/solutions/sitting.yml"),
            replaced(SMITH, ("record: benches", "record: sitting")),
        ),
        ("renamed sitting: was called 'benches'; the old address leads here",),
    ),
    "a record is taken back": (
        (replaced(NO_MONEY, ("status: reviewed", "status: retired\nreplaced_by: no-plan")),),
        ("retired no-money: was taken back; no-plan takes its place",),
    ),
    "a draft is let out": (
        (replaced(NO_SEAT, ("status: draft", "status: reviewed")),),
        ("record-added no-seat: was a draft and is published now; 2 studies behind it",),
    ),
    "a record becomes a draft": (
        (replaced(BENCHES, ("status: reviewed", "status: draft")),),
        ("unpublished benches: is a draft again: its page goes, and its findings and links count no more",),
    ),
    "other numbers in a finding": (
        (replaced(ITO, ("Some people liked to wait", "Some of 9 people liked to wait")),),
        ("numbers ito-2019: numbers in f1 text: new 9",),
    ),
    "a fact about a study": (
        (replaced(ITO, ("n: '9'", "n: '8'")),),
        ("facts ito-2019: other facts: participants",),
    ),
    "a study was read less deeply than said": (
        (replaced("content/studies/noroute-2021.yml", ("source_depth: record", "source_depth: abstract")),),
        ("read-more noroute-2021: now rests on the abstract (before: only the bibliographic record)",),
    ),
    "only words": (
        (replaced(NO_PLAN, ("summary: The timetable was made", "summary: Someone made the timetable")),),
        ("wording no-plan: other words: summary",),
    ),
    "the review itself": (
        (replaced("content/review.yml", ("version: ", "version: 9.")),),
        ("wording review.yml: is written otherwise: version",),
    ),
    "a page of our own goes": (
        (removed("content/pages/contribute.md"),),
        ("address-lost contribute.md: is gone: its address breaks",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_told(tmp_path: Path, name: str) -> None:
    edits, expected = CASES[name]
    told = said(differences(tmp_path, "rich", *edits))
    assert [line for line in told if line in expected] == list(expected), "\n".join(told)


def test_what_only_states_a_record_is_no_result(tmp_path: Path) -> None:
    stated_less = differences(tmp_path / "a", "rich", NOT_STATED)
    assert "evidence-lost" not in [item.what for item in stated_less]
    assert said(differences(tmp_path / "b", "rich", NOT_STATED, before=(NOT_FOUND,)))[0] == (
        "evidence-lost no-money: loses the only study that speaks of it, ito-2019: no study is behind it any more"
    )


@pytest.mark.parametrize(
    "name",
    [
        "an alias goes",
        "only words",
        "a fact about a study",
        "a rating is no longer provisional",
        "other numbers in a finding",
    ],
)
def test_nothing_else_is_told(tmp_path: Path, name: str) -> None:
    edits, expected = CASES[name]
    told = said(differences(tmp_path, "rich", *edits))
    assert [line for line in told if line not in expected and not line.startswith("wording ")] == []


def test_the_same_twice_has_no_differences(tmp_path: Path) -> None:
    assert differences(tmp_path, "rich") == ()


def test_a_source_that_was_retracted_names_what_rests_on_it(tmp_path: Path) -> None:
    bib = replaced("references.bib", ("@article{ito-2019,\n", "@article{ito-2019,\n  pubstate = {retracted},\n"))
    first = differences(tmp_path, "rich", bib)[0]
    assert (first.what, first.kind, first.id) == ("retracted", "reference", "ito-2019")
    assert "left-waiting" in first.text and "no-plan" in first.text


def test_a_rating_that_was_left_behind_is_told(tmp_path: Path) -> None:
    # First given its fingerprint, as the check asks.
    fingerprint = replaced(NO_PLAN, ("overall: {level: high,", "overall: {fingerprint: 885017731b6f, level: high,"))
    edit = replaced(ITO, ("    bears_on: [{record: no-plan, stance: supports}]\n", ""))
    told = said(differences(tmp_path, "rich", edit, before=(fingerprint,)))
    assert "stale no-plan: its findings or components have changed, and the rating has not been made again" in told


def test_what_weakens_comes_before_what_is_new_and_words_come_last(tmp_path: Path) -> None:
    edits = (*CASES["only words"][0], *CASES["a root loses one of two studies and rests on one country"][0])
    new_study = written(
        "content/studies/new-2024.yml",
        "cite: [smith-2020]\nsource_depth: abstract\naim: To ask.\ndesign: {type: qualitative}\n"
        "setting: {countries: [], countries_basis: not-stated}\n"
        "findings:\n  - {id: f1, role: finding, text: People waited., locator: abstract}\n",
    )
    order = [item.what for item in differences(tmp_path, "rich", *edits, new_study)]
    assert order == sorted(order, key=list(WHATS).index)
    assert order.index("one-study") < order.index("record-added") < order.index("wording")


def test_a_record_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    old = state(tmp_path / "old", "rich", written(ITO, "cite: [ito-2019\n"))
    new = state(tmp_path / "new", "rich")
    assert [item for item in compare(old, new) if item.id == "ito-2019"] == []
    # Nor is anything said of what would only look new because its study could not be read.
    assert [item.id for item in compare(old, new) if item.what in ("finding-added", "one-study")] == []


def test_double_coding_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    assert [
        item for item in differences(tmp_path, "rich", written(CODING, "rounds: 3\n")) if item.kind == "coding"
    ] == []
    (tmp_path / "new").rename(tmp_path / "gone")
    assert {
        item.what
        for item in compare(state(tmp_path / "none", "rich", removed(CODING)), state(tmp_path / "new", "rich"))
    } == {"coding-added"}


def test_without_a_review_there_is_nothing_to_compare(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        compare(state(tmp_path / "old", "rich", removed("content/review.yml")), state(tmp_path / "new", "rich"))
