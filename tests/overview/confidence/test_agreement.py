"""Agreement: known values of the literature, and the same worked out by hand from the coincidences of codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.link.graph import Graph
from synth.model.double_coding import CodingRound, DoubleCoding
from synth.overview.confidence.agreement import agreement_of, agreements, coded_here

# The worked examples of Krippendorff 2011, Computing Krippendorff's alpha-reliability, with the values given there:
# a line a coder, a column a unit, `*` where a coder left a unit out.
PUBLISHED = {
    "two coders, two codes": ("0.095", "0100000010", "1110010000"),
    "two coders, five codes": ("0.692", "aabbdcccedda", "babbbccceddd"),
    "four coders, five codes, gaps": ("0.743", "123321412***", "1233224125*3", "*3332342251*", "12332441251*"),
}


def coding(*lines: str) -> CodingRound:
    """A round of as many coders as there are lines."""
    names = "ABCDEFG"[: len(lines)]
    columns = [
        {name: code for name, code in zip(names, column, strict=True) if code != "*"}
        for column in zip(*lines, strict=True)
    ]
    units = [{"unit": f"unit-{index}", "codes": codes} for index, codes in enumerate(columns) if codes]
    return CodingRound.model_validate({"what": "It", "coders": list(names), "apart": "By post.", "units": units})


def by_hand(lines: Sequence[str]) -> Fraction | None:
    """Alpha from the matrix of coincidences: each pair of codes of a unit with m codes counts 1 / (m - 1)."""
    pairs: defaultdict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for column in zip(*lines, strict=True):
        codes = [code for code in column if code != "*"]
        for pair in permutations(codes, 2):
            pairs[pair] += Fraction(1, len(codes) - 1)
    totals: defaultdict[str, Fraction] = defaultdict(Fraction)
    for (code, _), weight in pairs.items():
        totals[code] += weight
    observed = sum((weight for (one, other), weight in pairs.items() if one != other), Fraction())
    expected = sum((totals[one] * totals[other] for one, other in permutations(totals, 2)), Fraction())
    return 1 - (sum(totals.values()) - 1) * observed / expected if expected else None


def test_kappa_is_that_of_two_people_who_coded_the_same() -> None:
    # 50 proposals read by two people: both say yes to 20 and no to 15, one alone yes to 5, the other alone to 10.
    yes_no = coding("y" * 25 + "n" * 25, "y" * 20 + "n" * 5 + "y" * 10 + "n" * 15)
    found = agreement_of(yes_no)
    assert (found.alike, found.percent, found.kappa_figure) == (35, "70\N{NO-BREAK SPACE}%", "0.40")
    opposite = agreement_of(coding("aab", "bba"))
    assert opposite.alike == 0
    assert opposite.kappa == pytest.approx(-0.8)
    assert agreement_of(coding("aaaa", "bbbb")).kappa == pytest.approx(0)


def test_there_is_no_kappa_of_three_or_of_one_code() -> None:
    assert agreement_of(coding("aab", "abb", "abb")).kappa is None
    # Three are named, but what two of them coded alone is compared.
    assert agreement_of(coding("aab", "abb", "***")).kappa is not None
    assert agreement_of(coding("aa", "aa")).kappa_figure == ""


def test_what_one_unit_weighs_is_told_where_there_are_few() -> None:
    assert agreement_of(coding("aabb", "abbb")).weight_of_one == "25"
    assert agreement_of(coding("a" * 51, "b" * 51)).weight_of_one == ""
    assert agreement_of(coding("ab", "**")).weight_of_one == ""


@pytest.mark.parametrize("name", PUBLISHED)
def test_alpha_is_that_of_the_literature(name: str) -> None:
    value, *lines = PUBLISHED[name]
    alpha = agreement_of(coding(*lines)).alpha
    assert alpha is not None and f"{alpha:.3f}" == value
    exact = by_hand(lines)
    assert exact is not None and f"{float(exact):.3f}" == value


@given(
    st.integers(2, 5).flatmap(
        lambda units: st.lists(st.text("abc*", min_size=units, max_size=units), min_size=2, max_size=4)
    )
)
def test_alpha_is_what_the_coincidences_give_and_undefined_where_they_give_nothing(lines: list[str]) -> None:
    if all(set(line) == {"*"} for line in lines):
        return
    alpha, exact = agreement_of(coding(*lines)).alpha, by_hand(lines)
    assert (alpha is None) == (exact is None)
    assert alpha is None or exact is None or alpha == pytest.approx(float(exact))


def test_one_code_for_all_is_no_agreement_beyond_chance() -> None:
    found = agreement_of(coding("aaaa", "aaaa"))
    assert (found.alpha, found.figure, found.alike, found.percent) == (None, "", 4, "100\N{NO-BREAK SPACE}%")


def test_nothing_is_computed_of_ever_new_codes() -> None:
    units = [{"unit": f"unit-{n}", "codes": {"A": f"note {n}", "B": f"other {n}"}} for n in range(6_000)]
    made = CodingRound.model_validate({"what": "It", "coders": ["A", "B"], "apart": "By post.", "units": units})
    found = agreement_of(made)
    assert (found.alpha, found.kappa, found.alike, len(found.compared)) == (None, None, 0, 6_000)


def test_units_that_one_person_coded_are_left_out() -> None:
    found = agreement_of(coding("ab*a", "ab*b", "**c*"))
    assert (len(found.compared), found.alone, found.alike, found.percent) == (3, 1, 2, "67\N{NO-BREAK SPACE}%")
    assert found.alpha == agreement_of(coding("aba", "abb")).alpha
    assert [unit.unit for unit in found.apart] == ["unit-3"]


@pytest.mark.parametrize(
    ("lines", "figure"),
    [(("ab", "ab"), "1.00"), (("ab", "ba"), "−0.50"), (("aab", "baa"), "−0.25")],
)
def test_the_figure_has_two_places_and_a_true_minus(lines: tuple[str, str], figure: str) -> None:
    assert agreement_of(coding(*lines)).figure == figure


def test_a_share_is_never_rounded_up_to_all_or_down_to_none() -> None:
    assert agreement_of(coding("a" * 999 + "b", "a" * 1000)).percent == "99\N{NO-BREAK SPACE}%"
    assert agreement_of(coding("a" * 1000, "b" * 999 + "a")).percent == "1\N{NO-BREAK SPACE}%"


def test_what_was_coded_is_found_by_the_record_that_it_belongs_to(graph: Graph) -> None:
    units = [
        {"unit": "smith-2020/f1", "codes": {"A": "yes", "B": "yes"}},
        {"unit": "smith-2020/f2", "codes": {"A": "yes", "B": "no"}},
        {"unit": "smith-2020/f3", "codes": {"A": "yes"}},
        {"unit": "left-waiting -> no-plan", "codes": {"A": "no", "B": "yes"}},
        {"unit": "no-plan", "codes": {"A": "no", "B": "no"}},
    ]
    made = CodingRound.model_validate({"what": "It", "coders": ["A", "B"], "apart": "By post.", "units": units})
    found = coded_here(agreements(replace(graph, double_coding=DoubleCoding(rounds=(made,)))))
    assert {id: (here.compared, here.alike, here.apart) for id, (here,) in found.items()} == {
        "smith-2020": (2, 1, ("f2",)),
        "left-waiting": (1, 0, ("no-plan",)),
        "no-plan": (1, 1, ()),
    }


def test_a_review_that_records_nothing_has_no_agreement(graph: Graph) -> None:
    assert agreements(replace(graph, double_coding=None)) == ()
