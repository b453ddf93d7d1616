"""The sentences of a brief that are worked out rather than written."""

from __future__ import annotations

from collections.abc import Sequence

from synth.link.graph import Record
from synth.overview import words
from synth.overview.brief.brief import Brief, Listing, Told, Weighed
from synth.overview.confidence.conqual import parts_of
from synth.overview.overview import Overview
from synth.overview.studies.facts import Facts

NOT_EXAMINED = "No included study examined this."
NO_PROBLEM = {
    "solution": "No barrier that this solution leads to is reported or inferred yet.",
    "process": "No barrier in this review hinders this process yet.",
    "barrier": "",
}
NO_ROOT = "No included study says why, and no root has been inferred."
NO_SOLUTION = "No solution in this review addresses this yet. That does not mean that nothing can be done."
NO_FACILITATOR = "No included study tells of anything that helps this process already."
NO_STUDY = "No included study has a finding on this yet."
NOT_A_GUIDELINE = (
    "This brief recommends nothing. It says what people told in studies, what we conclude from that, and how sure one "
    "can be. It does not count how often something occurs. It does not say what a solution costs or how much it "
    "changes, unless a study did."
)
NOT_SYSTEMATIC = "The studies were not found by a systematic search, so others may say something else."
AFTER_TITLE = {
    "solution": "",
    "process": ": what stands in the way, and what could help",
    "barrier": ": why it happens, and what could help",
}
"""What stands after the title of a brief's subject, in the language of pages."""
STRUCTURE = (
    "The order of this brief follows the evidence briefs of the SUPPORT tools for evidence-informed health "
    "policymaking (Lavis and others 2009, doi 10.1186/1478-4505-7-S1-S13)."
)
_METHODS = {
    "grade-cerqual": (
        "How sure we are is judged with GRADE-CERQual, for each review finding by itself. The last four columns say "
        f"how serious our concerns are about what it is made of. Provisional: {words.PROVISIONAL}"
    ),
    "conqual": "How sure we are is worked out with ConQual, JBI’s method, for each review finding by itself.",
}
_RELATION = {"addresses": "Addresses", "caused-by": "Leads to"}
_MOST_NAMED = 12


def headline(brief: Brief) -> str:
    """What a brief is called."""
    return brief.title + AFTER_TITLE[brief.kind]


def notice(brief: Brief) -> str:
    """That what the brief is about is a draft; empty where it is not."""
    draft = brief.record is not None and brief.record.data.status == "draft"
    return words.DRAFT if draft else ""


def limits(overview: Overview) -> tuple[str, ...]:
    """What a brief does not do."""
    return (NOT_A_GUIDELINE,) if overview.graph.review.methods.searches else (NOT_A_GUIDELINE, NOT_SYSTEMATIC)


def method_note(overview: Overview) -> str:
    """How confidence is judged in this review."""
    return _METHODS[overview.graph.review.confidence_method]


def cite(overview: Overview, brief: Brief, site_url: str) -> str:
    """How to cite the brief, as one line of text."""
    return overview.bibliography.page_text(
        f"Policy brief: {headline(brief)}", site_url + brief.address if site_url else ""
    )


def edition(overview: Overview) -> str:
    """Which state of the review a brief is of: `Version 0.1.0, 23 November 2026. No systematic search yet.`."""
    review = overview.graph.review
    searched = (
        f"Last search: {words.day(review.last_search)}." if review.last_search else "No search has been made yet."
    )
    return f"Version {review.version}, {words.day(review.date)}. {searched}"


def sure_columns(overview: Overview) -> tuple[str, ...]:
    """What confidence is made of in this review, as the heads of the columns in which `concerns` stand."""
    if overview.graph.review.conqual is not None:
        return ("Type of research", "Dependability", "Credibility")
    return tuple(plain for plain, _ in words.COMPONENT.values())


def concerns(told: Told) -> tuple[str, ...]:
    """What each of these does to our confidence: `Serious`, `None`; empty where there is no level."""
    if told.rating.conqual is not None:
        return tuple(part.effect for part in parts_of(told.rating.conqual))
    assessment = told.record.data.confidence
    if assessment is None:
        return ()
    return tuple(str(getattr(assessment, name).level).capitalize() for name in words.COMPONENT)


def without_level(told: Told) -> str:
    """Why there is no level; empty where there is one."""
    if told.rating.level is not None:
        return ""
    return " ".join(told.rating.conqual.missing) if told.rating.conqual else "Nobody has judged it yet."


def acting(overview: Overview, solution: Record) -> str:
    """Who can act and how far a solution has come: `Who can act: not stated in what was read. Tried out.`."""
    who = words.series(solution.data.who_can_act) or "not stated in what was read"
    return f"Who can act: {who}. How far it has come: {stage(overview, solution)}."


def stage(overview: Overview, record: Record) -> str:
    """How far a solution has come, in the vocabulary's words; empty for what is not one."""
    term = getattr(record.data, "maturity", None)
    return words.within(overview.graph.term_label("maturity", term)) if term else ""


def link_words(overview: Overview, told: Told) -> tuple[str, ...]:
    """Its links: `Addresses “…” (our inference) and “…” (reported in 2 studies).`, a sentence for each relation."""
    said: dict[str, list[str]] = {}
    for link in told.links:
        relation = _RELATION[link.relation]
        other = link.target if link.relation == "addresses" else link.source
        rests = words.basis(link.basis == "reported", link.number_of_studies, link.is_result)
        said.setdefault(relation, []).append(f"“{overview.title(other)}” ({rests})")
    return tuple(f"{relation} {words.series(others)}." for relation, others in said.items())


def more(overview: Overview, listing: Listing) -> str:
    """Which records a brief leaves out, by name, and how many of them findings contradict; empty where it tells all."""
    if not listing.more:
        return ""
    said = some_of(tuple(f"“{overview.title(record)}”" for record in listing.more))
    contradicted = sum(record.id in overview.contradicted for record in listing.more)
    noted = f"; findings contradict {contradicted} of them" if contradicted else ""
    return f"Those with most studies stand here. Not told here: {said}{noted}."


def not_examined(overview: Overview, brief: Brief, weighed: Weighed) -> str:
    """That no included study examined a consideration, and of which solutions; empty where all were examined."""
    if not weighed.not_examined:
        return ""
    if not weighed.said:
        several = len(brief.solutions.told) > 1
        return "No included study examined this for any of the solutions." if several else NOT_EXAMINED
    titles = words.series(f"“{overview.title(record)}”" for record in weighed.not_examined)
    return f"No included study examined this for {titles}."


def more_sources(brief: Brief) -> str:
    """That a brief does not list all sources; empty where it does."""
    if not brief.more_keys:
        return ""
    return f"{words.count(brief.more_keys, 'more source', 'more sources')}: see the pages of these review findings."


def source_facts(facts: Facts, study: Record) -> str:
    """Who took part in a study and where it was done, as far as that is known."""
    told = []
    if study.data.participants:
        told.append(facts.participants(study))
    if study.data.setting.countries:
        told.append(facts.place(study))
    return f"{' · '.join(told)}." if told else ""


def cut(brief: Brief, site_url: str) -> str:
    """That a brief was cut to what fits on paper, and where more stands."""
    address = f": {site_url}{brief.address}" if site_url else ", on the site of the review."
    return f"Cut to fit on four pages, to what most studies tell. More stands on the page of this brief{address}"


def some_of(names: Sequence[str]) -> str:
    """The first names of a series, and how many more there are."""
    beyond = len(names) - _MOST_NAMED
    return words.series([*names[:_MOST_NAMED], f"{beyond} more"] if beyond > 0 else names)
