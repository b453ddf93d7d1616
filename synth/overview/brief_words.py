"""The sentences of a brief that are worked out rather than written: what it comes to, and what it cannot tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from synth.link.graph import Record
from synth.overview import words
from synth.overview.brief import Brief, Listing, Told, Weighed
from synth.overview.conqual import parts_of
from synth.overview.dependence import counted, dependence_gaps
from synth.overview.facts import Facts, where
from synth.overview.gaps import Gap, depth_gaps
from synth.overview.overview import Overview

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
    "can be. It does not count how often something occurs, and it does not say what a solution costs or how much it "
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
    return "Draft: being written, and not yet checked by a second person." if draft else ""


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


def key_messages(overview: Overview, brief: Brief) -> tuple[str, ...]:
    """What a reader has to know before all else, in a few sentences with their numbers."""
    return tuple(
        message
        for message in (
            _basis(overview, brief),
            _confidence(brief),
            _against(brief),
            _links(brief),
            _unexamined(brief),
            _read(brief.studies),
        )
        if message
    )


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
        rests = words.basis(link.basis == "reported", link.number_of_studies)
        said.setdefault(relation, []).append(f"“{overview.title(other)}” ({rests})")
    return tuple(f"{relation} {words.series(others)}." for relation, others in said.items())


def more(overview: Overview, listing: Listing) -> str:
    """Which records a brief leaves out, by name, and how many of them findings contradict; empty where it tells all."""
    if not listing.more:
        return ""
    named = listing.more[:_MOST_NAMED]
    beyond = len(listing.more) - len(named)
    titles = [f"“{overview.title(told.record)}”" for told in named]
    said = words.series([*titles, f"{beyond} more"] if beyond else titles)
    contradicted = sum(bool(told.against) for told in listing.more)
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


# -- the key messages --


def _basis(overview: Overview, brief: Brief) -> str:
    if not brief.studies:
        return NO_STUDY
    place = where(brief.studies)
    return f"It rests on {counted(overview.graph, brief.studies)}, {place}."


def _confidence(brief: Brief) -> str:
    """What the level of the subject means, or how many have which level where it is about several."""
    subject = next((told for told in brief.told if told.record is brief.record), None)
    if subject is not None:
        level = subject.rating.level
        meaning = words.CONFIDENCE_MEANING[level] if level else "Nobody has judged yet how sure one can be of it."
        return f"{subject.rating.said}. {meaning}"
    levels: Counter[str | None] = Counter(told.rating.level for told in brief.told)
    if not levels:
        return ""
    named = [
        f"{levels[level]} with {label.lower()} confidence" for level, label in words.CONFIDENCE.items() if levels[level]
    ]
    if levels[None]:
        named.append(f"{levels[None]} not yet assessed")
    said = words.count(len(brief.told), "review finding", "review findings")
    noted = [
        state for state in ("provisional", "out of date") if any(state in told.rating.states for told in brief.told)
    ]
    states = f" Some of these ratings are {words.series(noted)}." if noted else ""
    return f"Of {said} told here: {', '.join(named)}.{states}"


def _against(brief: Brief) -> str:
    """Over all that is told, each finding once; the findings themselves stand with each record."""
    findings = {item.finding.address for told in brief.told for item in told.evidence}
    against = {item.finding.address for told in brief.told for item in told.against}
    if against:
        part = _part(len(against), len(findings), "contradict")
        return f"{part} something that stands here: see what speaks against it."
    if len(findings) == 1:
        return "The only finding does not contradict what stands here."
    if findings:
        whole = words.count(len(findings), "finding", "findings")
        return f"None of {whole} contradicts what stands here, as far as was read."
    return ""


def _links(brief: Brief) -> str:
    number = len(brief.links)
    if not number:
        return ""
    reported = sum(link.basis == "reported" for link in brief.links)
    if number == 1:
        return f"One link joins what stands here: {'a study reports it' if reported else 'it is our inference'}."
    said = f"{number} links join problem, roots and solutions"
    if reported == number:
        return f"{said}: studies report all of them."
    if not reported:
        return f"{said}: no study reports any of them, they are our inference."
    rest = number - reported
    return (
        f"{said}: studies report {reported}, {'the other is' if rest == 1 else f'the other {rest} are'} our inference."
    )


def _unexamined(brief: Brief) -> str:
    solutions = brief.solutions.told
    absent = [weighed.name for weighed in brief.weighed if not weighed.said]
    if not solutions or not absent:
        return ""
    whose = "its" if len(solutions) == 1 else "the"
    of = "" if len(solutions) == 1 else " of any of the solutions"
    return f"No included study examined {whose} {words.series(absent)}{of}."


def _read(studies: Sequence[Record]) -> str:
    full = sum(study.data.source_depth == "full-text" for study in studies)
    if not studies or full == len(studies):
        return ""
    if not full:
        return (
            "None of the studies has been read in full yet."
            if len(studies) > 1
            else "The study has not been read in full yet."
        )
    return f"{full} of {len(studies)} studies {'has' if full == 1 else 'have'} been read in full."


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
    alone = [told for told in brief.told if overview.graph.number_of(told.studies) == 1]
    if alone and len(brief.told) == 1:
        yield Gap("It rests on one study. Whether it holds elsewhere is not known.")
    elif alone:
        number = f"{len(alone)} of {len(brief.told)}"
        rest = "rests" if len(alone) == 1 else "rest"
        yield Gap(f"{number} review findings {rest} on one study: {_titles(overview, alone)}.")
    if empty := [told for told in brief.told if not told.studies]:
        yield Gap(f"No included study has a finding on {_titles(overview, empty)}.", "not-examined")
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
        yield Gap(
            f"{said} between review findings {'is' if inferred == 1 else 'are'} our inference: no study reports it."
        )


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


def _part(number: int, whole: int, verb: str) -> str:
    """`1 of 3 findings contradicts`, `All 3 findings contradict`, `The only finding contradicts`."""
    if whole == 1:
        return f"The only finding {verb}s"
    part = f"All {whole}" if number == whole else f"{number} of {whole}"
    return f"{part} findings {verb}{'s' if number == 1 else ''}"
