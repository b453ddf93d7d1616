"""What the pages of policy briefs show, and where each brief stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from synth.link.graph import Record
from synth.overview.brief import gaps as brief_gaps
from synth.overview.brief import messages as brief_messages
from synth.overview.brief import words as brief_words
from synth.overview.brief.brief import PROCESSES, BriefKind, address_of, pdf_name
from synth.pour.site import Site
from synth.pour.views.view import View


@dataclass(frozen=True, slots=True)
class BriefLink:
    """Where a brief stands, and its PDF, "" where there is none; both from the site's root."""

    title: str
    address: str
    pdf: str


def brief_view(kind: BriefKind) -> Callable[[Site, str], View]:
    """For the page of a brief of that kind."""
    return partial(_brief_view, kind)


def _brief_view(kind: BriefKind, site: Site, id: str) -> View:
    overview = site.overview
    brief = site.briefs.brief(kind, id)
    headline = brief_words.headline(brief)
    return {
        "brief": brief,
        "headline": headline,
        "after_title": brief_words.AFTER_TITLE[kind],
        "edition": brief_words.edition(overview),
        "notice": brief_words.notice(brief),
        "gist": brief_messages.gist(overview, brief) if brief.term else "",
        "messages": brief_messages.key_messages(overview, brief),
        "limits": brief_words.limits(overview),
        "columns": brief_words.sure_columns(overview),
        "method_note": brief_words.method_note(overview),
        "gaps": brief_gaps.unknown(overview, brief),
        "no_problem": brief_words.NO_PROBLEM[kind],
        "no_root": brief_words.NO_ROOT,
        "no_solution": brief_words.NO_SOLUTION,
        "no_facilitator": brief_words.NO_FACILITATOR,
        "structure": brief_words.STRUCTURE,
        "concerns": brief_words.concerns,
        "without_level": brief_words.without_level,
        "stage": partial(brief_words.stage, overview),
        "not_examined": partial(brief_words.not_examined, overview, brief),
        "more": partial(brief_words.more, overview),
        "subject_address": _subject(site, kind, id),
        "pdf": pdf_name(id) if brief.address in site.printed else "",
        "more_sources": brief_words.more_sources(brief),
        "cite": brief_words.cite(overview, brief, site.settings.site_url),
    }


def process_briefs(site: Site) -> dict[str, BriefLink]:
    """Term to the brief on its process, in the vocabulary's order."""
    scheme = site.graph.vocabulary.schemes.get(PROCESSES)
    return {id: _brief_link(site, "process", id, term.label) for id, term in scheme.terms.items()} if scheme else {}


def brief_of(site: Site, record: Record) -> BriefLink:
    """The brief on a barrier or a solution."""
    kind: BriefKind = "solution" if record.kind.name == "solution" else "barrier"
    return _brief_link(site, kind, record.id, site.title(record))


def _brief_link(site: Site, kind: BriefKind, id: str, title: str) -> BriefLink:
    address = address_of(kind, id)
    return BriefLink(title, address, f"{address}{pdf_name(id)}" if address in site.printed else "")


def _subject(site: Site, kind: BriefKind, id: str) -> str:
    """The page of what a brief is about."""
    return f"words/#{PROCESSES}__{id}" if kind == "process" else site.address(site.graph.records[id])
