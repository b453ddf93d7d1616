"""What a brief cannot tell: worked out from the evidence behind it, and what its studies looked for in vain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synth.overview import words
from synth.overview.brief import messages as brief_messages
from synth.overview.brief.brief import Brief, Told
from synth.overview.brief.words import some_of
from synth.overview.limits.dependence import dependence_gaps
from synth.overview.limits.gaps import Gap, depth_gaps
from synth.overview.overview import Overview


def unknown(overview: Overview, brief: Brief) -> tuple[Gap, ...]:
    """What the brief cannot tell, worked out from the evidence behind it."""
    return (
        *depth_gaps(brief.studies, _noun(overview, brief)),
        *_states(overview, brief),
        *_thin(overview, brief),
        *_open_ends(overview, brief),
        *_inferred(brief),
        *_roles(overview, brief),
        *dependence_gaps(overview, brief.studies),
    )


def open_points(overview: Overview, brief: Brief) -> tuple[Gap, ...]:
    """What of it a reader has to know first, the weightiest in front."""
    unexamined = brief_messages.unexamined(brief)
    return (
        *depth_gaps(brief.studies, _noun(overview, brief)),
        *([Gap(unexamined, "not-examined")] if unexamined else []),
        *_open_ends(overview, brief),
        *_thin(overview, brief),
        *_states(overview, brief),
        *_roles(overview, brief),
        *missed(overview, brief),
    )


def missed(overview: Overview, brief: Brief) -> Iterator[Gap]:
    """What the studies behind a brief looked for and did not find."""
    for item, studies in brief.missed:
        named = some_of(tuple(overview.title(study) for study in studies))
        yield Gap(f"{item.topic}. {words.SOUGHT[item.result]} ({named}).", "not-found")


# -- what is not known --


def _noun(overview: Overview, brief: Brief) -> str:
    return "studies" if overview.graph.number_of(brief.studies) == len(brief.studies) else "reports"


def _states(overview: Overview, brief: Brief) -> Iterator[Gap]:
    for state, one, many in (
        ("retracted", "was retracted: those who answer for it no longer stand by what it says", "were retracted"),
        ("preprint", "is a preprint, not reviewed by peers", "are preprints, not reviewed by peers"),
    ):
        named = [overview.title(study) for study in brief.studies if overview.study_states.get(study.id) == state]
        if named:
            yield Gap(f"{words.series(named)} {one if len(named) == 1 else many}.")


def _thin(overview: Overview, brief: Brief) -> Iterator[Gap]:
    alone = [told for told in brief.told if overview.graph.number_of(told.ground.found) == 1]
    if alone and len(brief.told) == 1:
        yield Gap("It rests on one study. Whether it holds elsewhere is not known.")
    elif alone:
        number = f"{len(alone)} of {len(brief.told)}"
        rest = "rests" if len(alone) == 1 else "rest"
        yield Gap(f"{number} review findings {rest} on one study: {_titles(overview, alone)}.")
    if empty := [told for told in brief.told if not told.studies]:
        yield Gap(f"No included study has a finding on {_titles(overview, empty)}.", "not-examined")
    if stated := [told for told in brief.told if told.studies and not told.ground.found]:
        yield Gap(f"No included study has a result on {_titles(overview, stated)}.", "not-examined")
    if unrated := [told for told in brief.told if told.rating.level is None]:
        yield Gap(f"How sure one can be has not been judged: {_titles(overview, unrated)}.")


def _open_ends(overview: Overview, brief: Brief) -> Iterator[Gap]:
    graph = overview.graph
    causeless = [
        told
        for told in brief.barriers.told
        if not any(link.relation == "caused-by" for link in graph.links_from.get(told.record.id, ()))
    ]
    if causeless:
        yield Gap(f"Why it happens is not known: {_titles(overview, causeless)}.", "not-examined")
    unanswered = [
        told
        for told in brief.roots.told
        if not any(link.relation == "addresses" for link in graph.links_to.get(told.record.id, ()))
    ]
    if unanswered:
        yield Gap(f"No solution in this review addresses the root {_titles(overview, unanswered)}.", "not-examined")
    untried = [told.record for told in brief.solutions.told if told.record.data.maturity != "evaluated"]
    if untried:
        stages = dict.fromkeys(words.within(graph.term_label("maturity", record.data.maturity)) for record in untried)
        several = len(brief.solutions.told) > 1
        number = f"{len(untried)} of {len(brief.solutions.told)} solutions" if several else "The solution"
        verb = "have" if len(untried) > 1 else "has"
        yield Gap(f"{number} {verb} not been evaluated in any included study ({words.series(stages)}).", "not-examined")


def _inferred(brief: Brief) -> Iterator[Gap]:
    inferred = sum(link.basis == "inferred" for link in brief.links)
    if inferred:
        said = f"{inferred} of {words.count(len(brief.links), 'link', 'links')}"
        rest = "is our inference: no study reports it" if inferred == 1 else "are our inference: no study reports them"
        yield Gap(f"{said} between review findings {rest}.")


def _roles(overview: Overview, brief: Brief) -> Iterator[Gap]:
    """The roles of the vocabulary in which nobody took part in these studies."""
    scheme = overview.graph.vocabulary.schemes.get("roles")
    if not scheme or not brief.studies:
        return
    heard = {group.role for study in brief.studies for group in study.data.participants}
    silent = [words.within(term.label) for name, term in scheme.terms.items() if name not in heard]
    if silent:
        yield Gap(f"As far as was read, nobody took part in these studies as: {words.series(silent)}.", "not-examined")


def _titles(overview: Overview, told: Sequence[Told]) -> str:
    return words.series(f"“{overview.title(item.record)}”" for item in told)
