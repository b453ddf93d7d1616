"""A brief as plain data for the template that sets it: what is said, in the order in which it stands, and no markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from synth.export.content import Content
from synth.export.wording import Wording
from synth.link.graph import Record
from synth.model.kinds import KINDS
from synth.overview import brief_words, words
from synth.overview.brief import Brief, Listing, Told
from synth.overview.facts import Facts
from synth.overview.gaps import Gap
from synth.overview.rating import Rating
from synth.prose import Block

Data = dict[str, Any]

# With more letters than this, what stands behind the front page is set smaller, so that it still takes three pages.
_ROOMY = 21_000

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
_KEY = (
    "Arrows lead from a solution to what it addresses, and from a root to what it leads to. Solid: a study reports it. "
    "Dashed: our inference. Bars: how sure we are of each finding."
)
_COLUMNS = (
    ("solution", "What could help", brief_words.NO_SOLUTION),
    ("root", "Why it happens", brief_words.NO_ROOT),
    ("barrier", "What stands in the way", ""),
)


class BriefData:
    """Makes the data of briefs; each text is taken apart once."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._overview = content.overview
        self._wording = Wording(content)
        self._facts = Facts(content.graph)

    def of(self, brief: Brief) -> Data:
        """All of one brief, as JSON can hold it."""
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
            "lead": self._lead(brief),
            "messages": list(brief_words.key_messages(self._overview, brief)),
            "chain": self._chain(brief),
            "limits": list(brief_words.limits(self._overview)),
            "sections": sections,
            "dense": sum(map(_letters, sections)) > _ROOMY,
        }

    def _lead(self, brief: Brief) -> list[Data]:
        if brief.record is not None:
            return self._blocks(brief.record.data.summary)
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
            "rating": _rating(told.rating),
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
            | {"rating": _rating(told.rating), "note": brief_words.stage(self._overview, told.record)}
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

    # -- the picture --

    def _chain(self, brief: Brief) -> Data:
        columns = (brief.solutions.told, brief.roots.told, brief.barriers.told)
        places = {told.record.id: (column, row) for column, part in enumerate(columns) for row, told in enumerate(part)}
        steps = []
        for link in brief.links:
            start, end = (link.source, link.target) if link.relation == "addresses" else (link.target, link.source)
            joined = places.get(start.id), places.get(end.id)
            # What a root beside it causes stands in words only.
            if joined[0] and joined[1] and joined[0][0] < joined[1][0]:
                steps.append({"from": joined[0], "to": joined[1], "reported": link.basis == "reported"})
        return {
            "alt": " ".join(self._said(part, *named) for part, named in zip(columns, _COLUMNS, strict=True)),
            "key": _KEY if steps else "",
            "columns": [
                {
                    "kind": kind,
                    "heading": heading,
                    "rows": [
                        {"title": self._overview.title(told.record), "rating": _rating(told.rating)} for told in part
                    ],
                    "nothing": nothing or brief_words.NO_PROBLEM[brief.kind],
                }
                for part, (kind, heading, nothing) in zip(columns, _COLUMNS, strict=True)
            ],
            "steps": steps,
        }

    def _said(self, part: tuple[Told, ...], kind: str, heading: str, nothing: str) -> str:
        """A column of the picture for who cannot see it."""
        said = []
        for told in part:
            rated = f"{self._overview.title(told.record)}: {told.rating.said}."
            said.append(" ".join((rated, *brief_words.link_words(self._overview, told))))
        return f"{heading}. {' '.join(said) or nothing}"

    # -- how sure, what to weigh, what is not known --

    def _sure(self, brief: Brief) -> list[Data]:
        if not brief.told:
            return []
        rows = [
            self._titled(told.record)
            | {
                "rating": _rating(told.rating),
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
        gaps = [*brief_words.unknown(self._overview, brief)]
        gaps += [
            Gap(f"{item.topic}. {words.SOUGHT[item.result]} ({self._overview.title(study)}).", "not-found")
            for study, item in brief.sought
        ]
        rows = [
            self._titled(told.record) | {"blocks": self._blocks(told.record.data.unknown)}
            for told in brief.subjects
            if told.record.data.unknown
        ]
        parts: list[Data] = []
        if gaps:
            parts.append({"type": "gaps", "items": [{"state": gap.state, "text": gap.text} for gap in gaps]})
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
        told = (brief_words.more_sources(brief), brief_words.cite(self._overview, brief, self._content.site_url))
        return [*parts, *({"type": "note", "text": text} for text in told if text)]

    # -- text --

    def _blocks(self, text: str) -> list[Data]:
        return [_block(block) for block in self._wording.blocks(text)]

    def _spans(self, text: str) -> list[Data]:
        return [span for block in self._blocks(text) for span in block["spans"]]


def _block(block: Block) -> Data:
    spans = [
        {"text": span.text, "emphasis": span.emphasis, "strong": span.strong, "address": span.address}
        for span in block.spans
    ]
    return {"kind": block.kind, "spans": spans}


def _rating(rating: Rating) -> Data:
    if rating.level is None:
        return {"bars": 0, "words": rating.said, "states": []}
    return {
        "bars": words.CONFIDENCE_BARS[rating.level],
        "words": f"{words.CONFIDENCE[rating.level]} confidence",
        "states": list(rating.states),
    }


def _letters(data: Any) -> int:
    """How many letters there are in some data, roughly what it takes on paper."""
    if isinstance(data, str):
        return len(data)
    if isinstance(data, dict):
        return sum(map(_letters, data.values()))
    return sum(map(_letters, data)) if isinstance(data, list | tuple) else 0
