from __future__ import annotations

from typing import get_args

import pytest

from synth.model.appraisal import SCORES, Appraisal, AppraisalItem, ToolName
from synth.model.appraisal_tools import TOOLS, Answer, Tool
from synth.model.conqual import DEPENDABILITY, DEPENDABILITY_TOOL
from synth.model.fields import id_fault

ANSWERS = [
    answer
    for tool in TOOLS.values()
    for item in tool.items.values()
    for answer in (*item.answers.values(), *item.fits.values())
]


def test_every_tool_that_a_record_may_name_has_its_file() -> None:
    assert set(TOOLS) == set(get_args(ToolName))


def test_the_tools_have_as_many_items_as_their_originals() -> None:
    assert {key: len(tool.items) for key, tool in TOOLS.items()} == {"camelot": 12, "casp": 10, "jbi": 10}


def test_four_domains_of_camelot_say_what_the_study_is_and_eight_how_it_was_done() -> None:
    items = list(TOOLS["camelot"].items.values())
    assert [bool(item.fits) for item in items] == [False] * 4 + [True] * 8
    assert len({item.group for item in items}) == 2


def test_each_tool_is_answered_in_its_own_words() -> None:
    assert set(TOOLS["casp"].items["aims"].answers) == {"yes", "no", "cant-tell"}
    assert set(TOOLS["jbi"].items["ethics"].answers) == {"yes", "no", "unclear", "not-applicable"}
    assert set(TOOLS["camelot"].items["ethics"].answers) == {"none", "minor", "moderate", "serious", "unclear"}
    assert set(TOOLS["camelot"].items["context"].answers) == {"described", "in-part", "not-described"}


def test_conqual_counts_items_2_3_4_6_and_7_of_jbi() -> None:
    places = [list(TOOLS[DEPENDABILITY_TOOL].items).index(key) + 1 for key in DEPENDABILITY]
    assert places == [2, 3, 4, 6, 7]


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_items_are_keys_with_short_names_of_our_own(tool: Tool) -> None:
    for item in tool.items.values():
        assert not id_fault(item.key)
        assert item.key not in SCORES
        assert len(item.name.split()) <= 8
        assert "?" not in item.name
    assert tool.address.startswith("https://")


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.key)
def test_every_answer_has_a_word_and_a_mark_of_one_sign(answer: Answer) -> None:
    assert answer.word
    assert len(answer.mark) == 1


def test_an_appraisal_knows_what_it_leaves_out() -> None:
    appraisal = Appraisal(tool="casp", items={"ethics": AppraisalItem(answer="yes", note="Told.")}, by="A reviewer")
    assert appraisal.unanswered == tuple(key for key in TOOLS["casp"].items if key != "ethics")
