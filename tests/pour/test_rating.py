"""How sure we are, where it stands: the mark opens what it is made of."""

from __future__ import annotations

import re

import pytest

from synth.overview import words
from tests.pour.conftest import Poured
from tests.pour.test_pour import text_of

_DETAILS = re.compile(r'<details class="rating">(.*?)</details>', re.DOTALL)


@pytest.mark.parametrize("address", ["barriers/left-waiting", "barriers"])
def test_a_rating_opens_its_four_components_with_their_reasons(poured: Poured, address: str) -> None:
    opened = _DETAILS.findall(poured.page(address))
    assert len(opened) == 1
    summary, _, inside = opened[0].partition("</summary>")
    assert text_of(summary) == "Low confidence provisional Why?"
    found = re.findall(r"<li>([^:<]+): <strong>([^<]+)\.</strong>", inside)
    assert [name for name, _ in found] == [plain for plain, _ in words.COMPONENT.values()]
    assert {concern for _, concern in found} <= {concern.lower() for concern in words.CONCERN.values()}
    assert "studies that differ." in text_of(inside)
    assert 'barriers/left-waiting/#how_sure">' in inside


def test_what_nobody_has_judged_opens_nothing(poured: Poured) -> None:
    page = poured.page("barriers/no-seat")
    assert not _DETAILS.search(page)
    assert re.search(r'<p class="rating">.*Confidence not yet assessed.*</p>', page)


def test_the_summary_of_findings_leads_to_the_profile(poured: Poured) -> None:
    page = poured.page("findings")
    assert '<a class="rating-why" href="#profile__left-waiting" aria-label="Why? Left waiting">Why?</a>' in page
    assert 'id="profile__left-waiting"' in page


def test_the_reasons_are_found_once_by_the_search(poured: Poured) -> None:
    """They stand on the page in full as well."""
    inside = _DETAILS.findall(poured.page("barriers/left-waiting"))[0]
    assert '<span data-pagefind-meta="confidence">' in inside
    assert inside.partition("</summary>")[2].lstrip().startswith("<div data-pagefind-ignore>")
