"""A brief as plain data for the template that sets it: what is said, in the order in which it stands, and no markup."""

from __future__ import annotations

from collections.abc import Iterable

from synth.export.brief_picture import Data, picture_of, rating_of
from synth.export.content import Content
from synth.export.wording import Wording
from synth.link.graph import Record
from synth.model.kinds import KINDS
from synth.overview import words
from synth.overview.brief import gaps as brief_gaps
from synth.overview.brief import messages as brief_messages
from synth.overview.brief import words as brief_words
from synth.overview.brief.brief import Brief, Listing, Told
from synth.overview.limits.gaps import Gap
from synth.overview.studies.facts import Facts
from synth.prose import Block, typeset_text

SECTIONS = {
    "problem": "The problem",
    "roots": "Why it happens",
    "options": "What could be done",
    "helps": "What helps already",
    "sure": "How sure we are",
    "weigh": "What to weigh before acting",
    "unknown": "What we do not know",
    "sources": "Sources",
}


class BriefData:
    """Makes the data of briefs; each text is taken apart once."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._overview = content.overview
        self._wording = Wording(content)
        self._facts = Facts(content.graph)

    def of(self, brief: Brief, *, short: bool = False, dense: bool = False, cut: bool = False) -> Data:
        """All of one brief, as JSON can hold it.

        `short` puts the statement on the front instead of the summary, `dense` sets what stands behind the front
        smaller, `cut` says that there is more on the brief's page.
        """
        review = self._content.graph.review
        title = brief_words.headline(brief)
        year, month, day = (*map(int, review.date.split("-")), 1, 1)[:3]
        edition = brief_words.edition(self._overview)
        sections = [{"heading": SECTIONS[name], "parts": parts} for name, parts in self._sections(brief) if parts]
        return {
            "title": title,
            "subject": brief.title,
            "after": brief_words.AFTER_TITLE[brief.kind],
            "description": f"Policy brief from the review “{review.title}”. {edition}",
            "authors": [person.name for person in review.people],
            "keywords": [],
            "date": [year, month, day],
            "language": "en",
            "records-language": review.language,
            "review": review.title,
            "edition": edition,
            "running": f"{title}. Version {review.version}, {words.day(review.date)}",
            "notice": brief_words.notice(brief),
            "gist": brief_messages.gist(self._overview, brief) if brief.term else "",
            "lead": self._lead(brief, short),
            "messages": list(brief_messages.known(self._overview, brief)),
            "open": _gaps(brief_gaps.open_points(self._overview, brief)),
            "chain": picture_of(self._overview, brief),
            "limits": [
                *brief_words.limits(self._overview),
                *([brief_words.cut(brief, self._content.site_url)] if cut else []),
            ],
            "sections": sections,
            "dense": dense,
        }

    def _lead(self, brief: Brief, short: bool) -> list[Data]:
        if brief.record is not None:
            return self._blocks(brief.record.data.statement if short else brief.record.data.summary)
        return self._blocks(brief.term.definition) if brief.term else []

    def _sections(self, brief: Brief) -> Iterable[tuple[str, list[Data]]]:
        yield "problem", self._records(brief.barriers, brief_words.NO_PROBLEM[brief.kind])
        why = self._records(brief.roots, brief_words.NO_ROOT)
        yield "roots", [{"type": "prose", "blocks": self._blocks(brief.roots_unknown)}] if brief.roots_unknown else why
        yield (
            "options",
            [*self._records(brief.solutions, brief_words.NO_SOLUTION), *self._parts(brief), *self._others(brief)],
        )
        if brief.kind == "process":
            yield "helps", self._records(brief.facilitators, brief_words.NO_FACILITATOR)
        yield "sure", self._sure(brief)
        yield "weigh", self._weighed(brief)
        yield "unknown", self._unknown(brief)
        yield "sources", self._sources(brief)

    # -- records --

    def _records(self, listing: Listing, nothing: str) -> list[Data]:
        if not listing.told:
            return [{"type": "nothing", "text": nothing}]
        more = self._more(listing)
        return [*map(self._record, listing.told), *([{"type": "note", "text": more}] if more else [])]

    def _record(self, told: Told) -> Data:
        record = told.record
        return {
            "type": "record",
            **self._titled(record),
            "rating": rating_of(told.rating),
            "rests": told.rests_on,
            "statement": self._blocks(record.data.statement),
            "nothing": "" if told.studies else brief_words.NO_STUDY,
            "against": [
                {
                    "text": self._spans(item.finding.data.text),
                    "source": f"{self._overview.title(item.finding.study)}, {item.finding.data.locator}",
                }
                for item in told.against
            ],
            "notes": [*brief_words.link_words(self._overview, told), *self._acting(record)],
        }

    def _acting(self, record: Record) -> list[str]:
        return [brief_words.acting(self._overview, record)] if record.kind.name == "solution" else []

    def _parts(self, brief: Brief) -> list[Data]:
        """What a solution is made of, where the brief is about it alone."""
        parts = getattr(brief.record.data, "components", ()) if brief.record is not None else ()
        if not parts:
            return []
        rows = [{"title": part.title, "blocks": self._blocks(part.text)} for part in parts]
        return [{"type": "heading", "text": "Its parts"}, {"type": "parts", "rows": rows}]

    def _more(self, listing: Listing) -> str:
        return brief_words.more(self._overview, listing)

    def _others(self, brief: Brief) -> list[Data]:
        if not brief.others.told:
            return []
        rows = [
            self._titled(told.record)
            | {"rating": rating_of(told.rating), "note": brief_words.stage(self._overview, told.record)}
            for told in brief.others.told
        ]
        heading = {"type": "heading", "text": "Other solutions that address the same"}
        parts: list[Data] = [heading, {"type": "named", "rows": rows}]
        more = self._more(brief.others)
        return [*parts, {"type": "note", "text": more}] if more else parts

    def _titled(self, record: Record) -> Data:
        return {
            "kind": record.kind.name,
            "label": KINDS[record.kind.name].label,
            "title": self._overview.title(record),
            "address": self._content.page(record) if self._content.site_url else "",
        }

    # -- how sure, what to weigh, what is not known --

    def _sure(self, brief: Brief) -> list[Data]:
        if not brief.told:
            return []
        rows = [
            self._titled(told.record)
            | {
                "rating": rating_of(told.rating),
                "concerns": list(brief_words.concerns(told)),
                "without": brief_words.without_level(told),
            }
            for told in brief.told
        ]
        columns = list(brief_words.sure_columns(self._overview))
        return [
            {
                "type": "sure",
                "columns": columns,
                "rows": rows,
                "reason": self._reason(brief),
                "note": brief_words.method_note(self._overview),
            }
        ]

    def _reason(self, brief: Brief) -> list[Data]:
        """Why the level of what the brief is about was declared."""
        assessment = brief.record.data.confidence if brief.record is not None else None
        if assessment is None or self._content.graph.review.conqual is not None:
            return []
        return self._blocks(assessment.overall.explanation)

    def _weighed(self, brief: Brief) -> list[Data]:
        if not brief.solutions.told:
            return [{"type": "nothing", "text": brief_words.NO_SOLUTION}]
        return [
            {
                "type": "weighed",
                "heading": words.CONSIDERATION[weighed.name],
                "alone": brief.record is not None and brief.kind == "solution",
                "said": [self._titled(record) | {"blocks": self._blocks(text)} for record, text in weighed.said],
                "absent": brief_words.not_examined(self._overview, brief, weighed),
            }
            for weighed in brief.weighed
        ]

    def _unknown(self, brief: Brief) -> list[Data]:
        gaps = [*brief_gaps.unknown(self._overview, brief), *brief_gaps.missed(self._overview, brief)]
        rows = [
            self._titled(told.record) | {"blocks": self._blocks(told.record.data.unknown)}
            for told in brief.subjects
            if told.record.data.unknown
        ]
        parts: list[Data] = []
        if gaps:
            parts.append({"type": "gaps", "items": _gaps(gaps)})
        if rows:
            parts.append({"type": "said", "rows": rows})
        return parts

    # -- the sources --

    def _sources(self, brief: Brief) -> list[Data]:
        studies = {study.data.cite[0]: study for study in brief.studies}
        items = [
            {
                "pieces": self._overview.bibliography.entry_pieces(key),
                "facts": brief_words.source_facts(self._facts, studies[key]) if key in studies else "",
                "state": self._content.graph.references[key].state,
            }
            for key in brief.keys
        ]
        parts: list[Data] = [{"type": "sources", "items": items}] if items else []
        cite = f"Cite this brief as: {brief_words.cite(self._overview, brief, self._content.site_url)}"
        told = (brief_words.more_sources(brief), cite)
        return [*parts, *({"type": "note", "text": text} for text in told if text)]

    # -- text --

    def _blocks(self, text: str) -> list[Data]:
        return [_block(block) for block in self._wording.blocks(text)]

    def _spans(self, text: str) -> list[Data]:
        return [span for block in self._blocks(text) for span in block["spans"]]


def _gaps(gaps: Iterable[Gap]) -> list[Data]:
    return [{"state": gap.state, "text": gap.text} for gap in gaps]


def _block(block: Block) -> Data:
    spans = [
        {"text": typeset_text(span.text), "emphasis": span.emphasis, "strong": span.strong, "address": span.address}
        for span in block.spans
    ]
    return {"kind": block.kind, "spans": spans}
