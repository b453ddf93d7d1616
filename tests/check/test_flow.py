"""Any flow that adds up passes; one number changed makes an error that says by how much."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from synth.check.project import apply_rules
from synth.diagnostics import Diagnostics
from synth.link.graph import Graph
from synth.model.flow import Flow
from tests.projects import PROJECTS, graph_of

_SUMS = ("S380", "S381", "S382", "S383", "S385")
_SMALL = st.integers(0, 3000)
# What other methods find may be known already, so these are bounded from one side only.
_LOOSE = {"website_results", "organisation_results", "citations_results"}


@cache
def minimal_graph() -> Graph:
    return graph_of(PROJECTS / "minimal")


def messages(flow: dict[str, Any]) -> list[str]:
    """What is said of the sums of a flow."""
    graph = minimal_graph()
    review = graph.review.model_copy(update={"flow": Flow.model_validate(flow)})
    diagnostics = Diagnostics()
    apply_rules(replace(graph, review=review), diagnostics, whole=True)
    return [item.message for item in diagnostics.ordered() if item.code in _SUMS]


def _parts(draw: st.DrawFn, whole: int, name: str) -> list[dict[str, Any]]:
    first = draw(st.integers(0, whole))
    return [{name: "First", "n": first}, {name: "Second", "n": whole - first}]


@st.composite
def flows(draw: st.DrawFn) -> dict[str, Any]:
    """A flow of which every number is known, worked out from its end to its beginning."""
    flow: dict[str, Any] = {"new_reports": draw(_SMALL)}
    flow["new_studies"] = draw(st.integers(0, flow["new_reports"]))
    earlier = {"previous_studies": 0, "previous_reports": 0}
    if draw(st.booleans()):
        earlier["previous_reports"] = draw(_SMALL)
        earlier["previous_studies"] = draw(st.integers(0, earlier["previous_reports"]))
        flow |= earlier
    flow["total_studies"] = flow["new_studies"] + earlier["previous_studies"]
    flow["total_reports"] = flow["new_reports"] + earlier["previous_reports"]
    by_other = draw(st.integers(0, flow["new_reports"])) if draw(st.booleans()) else None
    if by_other is not None:
        flow |= _arm(draw, "other", by_other)
        flow["website_results"] = flow["other_sought_reports"] + draw(_SMALL)
        flow["organisation_results"], flow["citations_results"] = draw(_SMALL), draw(_SMALL)
    flow |= _arm(draw, "dbr", flow["new_reports"] - (by_other or 0))
    flow["records_excluded"] = draw(_SMALL)
    flow["records_screened"] = flow["records_excluded"] + flow["dbr_sought_reports"]
    removed = {name: draw(_SMALL) for name in ("duplicates", "excluded_automatic", "excluded_other")}
    found = flow["records_screened"] + sum(removed.values())
    flow["register_results"] = draw(st.integers(0, found))
    flow["database_results"] = found - flow["register_results"]
    for name in ("database", "register"):
        flow[f"{name}_specific_results"] = _parts(draw, flow[f"{name}_results"], "source")
    return flow | removed


def _arm(draw: st.DrawFn, arm: str, included: int) -> dict[str, Any]:
    excluded, lost = draw(_SMALL), draw(_SMALL)
    return {
        f"{arm}_excluded": {"n": excluded, "reasons": _parts(draw, excluded, "reason")},
        f"{arm}_assessed": included + excluded,
        f"{arm}_notretrieved_reports": lost,
        f"{arm}_sought_reports": included + excluded + lost,
    }


def places(flow: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Every number of a flow that an equation holds, as the block and the key that hold it."""
    found = [(flow, name) for name, value in flow.items() if isinstance(value, int) and name not in _LOOSE]
    for value in flow.values():
        if isinstance(value, dict):
            found += [(value, "n"), *((reason, "n") for reason in value["reasons"])]
        elif isinstance(value, list):
            found += [(part, "n") for part in value]
    return found


@given(flows())
def test_a_flow_that_adds_up_passes(flow: dict[str, Any]) -> None:
    assert messages(flow) == []


@given(flows(), st.data())
def test_one_number_changed_is_an_error_that_says_by_how_much(flow: dict[str, Any], data: st.DataObject) -> None:
    block, name = data.draw(st.sampled_from(places(flow)))
    change = data.draw(st.integers(-block[name], 3000).filter(bool))
    block[name] += change
    assert any(f": {abs(change):,} too " in message for message in messages(flow))


@given(flows(), st.data())
def test_a_flow_that_adds_up_passes_with_any_numbers_left_out(flow: dict[str, Any], data: st.DataObject) -> None:
    # Without any earlier number there is no earlier version, and the total is that of the new studies.
    known = [place for place in places(flow) if not place[1].startswith("previous_")]
    for index in data.draw(st.sets(st.sampled_from(range(len(known))))):
        block, name = known[index]
        del block[name]
    assert messages(flow) in ([], ["This flow of studies holds no number."])
