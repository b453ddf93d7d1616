"""What the pages of briefs hold many times: review findings as a brief tells them, and its sources.

Built as strings, as the other pieces are: a site of ten thousand records has some fifty thousand of the one and more
than a hundred thousand of the other.
"""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from synth.link.graph import Record
from synth.overview.brief import words as brief_words
from synth.overview.brief.brief import Brief, Listing, Told
from synth.overview.studies.facts import Facts
from synth.pour.marks import nothing, stance
from synth.pour.pieces import Pieces
from synth.pour.site import Site
from synth.pour.texts import Texts


class BriefItems:
    """Draws them for pages from which `root` leads to the site's root."""

    def __init__(self, site: Site, root: str, texts: Texts, pieces: Pieces, facts: Facts) -> None:
        self._site = site
        self._root = root
        self._texts = texts
        self._pieces = pieces
        self._facts = facts
        self._sources: dict[tuple[str, str], str] = {}

    def listing(self, held: Listing, no_record: str) -> Markup:
        """The records that are told, and the names of the others; `no_record` where there is none."""
        if not held.told:
            return nothing("not-examined", no_record)
        told = "".join(map(self._told, held.told))
        more = brief_words.more(self._site.overview, held)
        named = f'<p class="quiet">{escape(more)}</p>' if more else ""
        return Markup(f'<div class="brief-columns">\n{told}</div>\n{named}')

    def _told(self, told: Told) -> str:
        record = told.record
        rests = f" · {escape(told.rests_on)}" if told.rests_on else ""
        said = brief_words.link_words(self._site.overview, told)
        if record.kind.name == "solution":
            said = (*said, brief_words.acting(self._site.overview, record))
        return (
            f'<section class="brief-item" data-item="{record.id}" data-keys="{escape(" ".join(told.keys))}">\n'
            f"<h3>{self._pieces.record_link(record)}</h3>\n"
            f'<p class="row-facts">{self._pieces.rating(record)}{rests}</p>\n'
            f'<div class="says small">{self._texts.block(record.data.statement)}</div>\n'
            f"{'' if told.studies else _NO_STUDY}{self._against(told)}"
            f"{''.join(f'<p>{escape(sentence)}</p>{chr(10)}' for sentence in said)}</section>\n"
        )

    def _against(self, told: Told) -> str:
        return "".join(
            f'<p class="brief-against">{stance("contradicts")} {self._texts.inline(item.finding.data.text)} '
            f'<span class="quiet">({self._pieces.finding_link(item.finding)})</span></p>\n'
            for item in told.against
        )

    def sources(self, brief: Brief) -> Markup:
        """The sources, each with what the study is where the brief rests on it."""
        studies = {study.data.cite[0]: study for study in brief.studies}
        listed = "".join(self._source(key, studies.get(key)) for key in brief.keys)
        return Markup(f'<ul class="bibliography">\n{listed}</ul>')

    def _source(self, key: str, study: Record | None) -> str:
        made = self._sources.get((key, study.id if study else ""))
        if made is None:
            made = self._sources[key, study.id if study else ""] = self._source_of(key, study)
        return made

    def _source_of(self, key: str, study: Record | None) -> str:
        state = self._site.graph.references[key].state
        noted = f' <span class="state">{state}</span>' if state else ""
        if study is not None:
            facts = escape(brief_words.source_facts(self._facts, study))
            address = escape(self._root + self._site.address(study))
            named = escape(f"The study’s page: {self._site.title(study)}")
            link = f'<a class="more-link" href="{address}" aria-label="{named}">The study’s page</a>'
            noted += f' <span class="quiet">{facts} {link}</span>'
        place = self._site.overview.reference_order[key]
        return f'<li data-item="{escape(key)}" data-place="{place}">{self._texts.entry(key)}{noted}</li>\n'


_NO_STUDY = f"{nothing('not-examined', brief_words.NO_STUDY)}\n"
