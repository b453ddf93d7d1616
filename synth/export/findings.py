"""The two tables that readers of GRADE-CERQual know: the Summary of Qualitative Findings and its evidence profile.

The columns are those of iSoQ (the Interactive Summary of Qualitative Findings tool), so that tables can be laid side
by side. The order and the numbers are those of the page of findings, given anew at each build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from synth.export.content import Content
from synth.export.sheet import Sheet, SheetCell, SheetColumn, SheetGroup, SheetRow, says, strong, studies_in_a_row
from synth.export.wording import Wording
from synth.link.graph import Record
from synth.model.confidence import Component, Confidence
from synth.overview import words
from synth.overview.confidence.conqual import parts_of
from synth.overview.confidence.rating import Rating
from synth.overview.tables.summary import Summary, SummaryRow
from synth.prose import Block, Span, read_prose

_Cells = Callable[[Wording, SummaryRow], tuple[SheetCell, ...]]
_Texts = Callable[[Confidence], Iterable[str | None]]

_DRAFT = "Draft: still being written."
_STALE = "Out of date: what was assessed has changed since, so this needs to be judged again."
_NOT_ASSESSED = "Not yet assessed"
_NOTHING = "No review finding in this review yet."
_NUMBER = SheetColumn("#", "The number of the review finding, given anew at each build: it names nothing for good.", 3)
_FINDING = "Summarised review finding"
_ASSESSMENT = "GRADE-CERQual assessment of confidence"
_ASSESSED = "The overall level of confidence, and whether it is provisional or out of date."
_REFERENCES = "The studies with a result on it, which of them contradict it, and which only state or recommend it."
_SUMMARY_COLUMNS = (
    _NUMBER,
    SheetColumn(_FINDING, "The review finding.", 34),
    SheetColumn(_ASSESSMENT, _ASSESSED, 14),
    SheetColumn("Explanation of GRADE-CERQual Assessment", "Why this level follows from the components.", 31),
    SheetColumn("References", _REFERENCES, 18),
)
_PROFILE_COLUMNS = (
    _NUMBER,
    SheetColumn(_FINDING, "The review finding.", 19),
    *(
        SheetColumn(name, f"Concerns about this component, and why: {plain.lower()}.", 14)
        for plain, name in words.COMPONENT.values()
    ),
    SheetColumn(_ASSESSMENT, _ASSESSED, 10),
    SheetColumn("References", _REFERENCES, 12),
)
_CONQUAL_COLUMNS = (
    _NUMBER,
    SheetColumn("Synthesised finding", "The review finding.", 34),
    SheetColumn("ConQual level", "The level that the rule of ConQual gives, or that it cannot be computed yet.", 14),
    SheetColumn(
        "Type of research, dependability, credibility", "What the level is computed of, or what is missing.", 31
    ),
    SheetColumn("References", _REFERENCES, 18),
)
_LEVELS = says("What the levels mean") + tuple(
    Block((Span(f"{words.CONFIDENCE[level]}. ", strong=True), Span(meaning)), "bullet", 1)
    for level, meaning in words.CONFIDENCE_MEANING.items()
)


def findings_sheets(content: Content, wording: Wording) -> tuple[Sheet, ...]:
    """The summary, and the profile behind it where the review judges confidence with GRADE-CERQual."""
    summary = Summary.of(content.overview)
    tables = (_CONQUAL,) if summary.method == "conqual" else (_SUMMARY, _PROFILE)
    return tuple(_sheet(table, content, wording, summary) for table in tables)


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    title: str
    about: str
    columns: tuple[SheetColumn, ...]
    cells: _Cells
    """What stands between the review finding and its studies."""
    texts: _Texts
    """What of an assessment the table tells."""


def _sheet(table: _Table, content: Content, wording: Wording, summary: Summary) -> Sheet:
    return Sheet(
        table.name,
        table.title,
        table.about,
        table.columns,
        _groups(content, wording, summary, table.cells),
        _above(summary),
        _LEVELS if summary.assessed else (),
        _keys(summary, table.texts),
        _NOTHING,
    )


# -- rows --


def _groups(content: Content, wording: Wording, summary: Summary, cells: _Cells) -> tuple[SheetGroup, ...]:
    return tuple(
        SheetGroup(
            group.kind.label_many,
            tuple(
                SheetRow(
                    (
                        says(str(row.number)),
                        _statement(wording, row.record),
                        *cells(wording, row),
                        _references(content, row),
                    ),
                    content.page(row.record),
                    content.overview.title(row.record),
                )
                for row in group.rows
            ),
        )
        for group in summary.groups
    )


def _statement(wording: Wording, record: Record) -> SheetCell:
    return wording.blocks(record.data.statement) + says(_DRAFT if record.data.status == "draft" else "")


def _summary_cells(wording: Wording, row: SummaryRow) -> tuple[SheetCell, ...]:
    assessment: Confidence | None = row.record.data.confidence
    if assessment is None:
        return _rating(row.rating), says("Nobody has judged it yet.")
    return _rating(row.rating), wording.blocks(assessment.overall.explanation) + says(_STALE if row.stale else "")


def _profile_cells(wording: Wording, row: SummaryRow) -> tuple[SheetCell, ...]:
    assessment: Confidence | None = row.record.data.confidence
    if assessment is None:
        return (*(says(_NOT_ASSESSED) for _ in words.COMPONENT), _rating(row.rating))
    components = (_component(wording, getattr(assessment, name)) for name in words.COMPONENT)
    return (*components, _rating(row.rating) + says(_STALE if row.stale else ""))


def _component(wording: Wording, component: Component) -> SheetCell:
    return strong(words.CONCERN[component.level]) + wording.blocks(component.explanation or "")


def _conqual_cells(wording: Wording, row: SummaryRow) -> tuple[SheetCell, ...]:
    found = row.rating.conqual
    if found is None:
        raise ValueError(f"{row.record.id} has no rating by ConQual")
    parts = tuple(
        Block((Span(f"{part.name}: {part.effect.lower()}. ", strong=True), Span(part.why))) for part in parts_of(found)
    )
    return _rating(row.rating), parts + says(*found.missing)


def _rating(rating: Rating) -> SheetCell:
    """`Low confidence`, with `Provisional` and `Out of date` below it where it is so."""
    if rating.level is None:
        return says("Cannot be computed yet" if rating.conqual else _NOT_ASSESSED)
    states = (f"{state[:1].upper()}{state[1:]}" for state in rating.states)
    return strong(f"{words.CONFIDENCE[rating.level]} confidence") + says(*states)


def _references(content: Content, row: SummaryRow) -> SheetCell:
    if row.studies:
        named: SheetCell = (Block(tuple(studies_in_a_row(content, row.studies))),)
    else:
        named = says("No study with a result" if row.stated else "No included study yet")
    return (
        named
        + says(f"Counted as {row.counted}." if row.counted else "")
        + _named(content, "Contradicting findings in: ", row.contradicting)
        + _named(content, "Stated or recommended only, no result: ", row.stated)
    )


def _named(content: Content, said: str, studies: tuple[Record, ...]) -> SheetCell:
    return (Block((Span(said), *studies_in_a_row(content, studies))),) if studies else ()


# -- above and below --


def _above(summary: Summary) -> SheetCell:
    """What a reader must know first."""
    if not summary.rows:
        return ()
    return says(
        f"{words.count(len(summary.rows), 'review finding', 'review findings')}, by confidence: {summary.levels()}.",
        f"Provisional: {words.PROVISIONAL}" if any(row.rating.provisional for row in summary.rows) else "",
        "Numbers are given anew whenever this table is made: to point at a finding, use its own page.",
    )


def _keys(summary: Summary, texts: _Texts) -> tuple[str, ...]:
    """The sources that the table names: main reports of studies, and what its prose cites."""
    keys: dict[str, None] = {}
    for row in summary.rows:
        keys.update(dict.fromkeys(study.data.cite[0] for study in (*row.studies, *row.stated)))
        assessment = row.record.data.confidence
        for text in (row.record.data.statement, *(texts(assessment) if assessment else ())):
            keys.update(dict.fromkeys(cite.key for cite in read_prose(text or "").citations))
    return tuple(keys)


# -- the tables --

_SUMMARY = _Table(
    "summary-of-findings",
    "Summary of Qualitative Findings",
    "Each review finding, our confidence in it, why, and the studies that contribute.",
    _SUMMARY_COLUMNS,
    _summary_cells,
    lambda assessment: [assessment.overall.explanation],
)
_PROFILE = _Table(
    "evidence-profile",
    "GRADE-CERQual Evidence Profile",
    "What each judgement of confidence is made of: four components, each with our concerns and why.",
    _PROFILE_COLUMNS,
    _profile_cells,
    lambda assessment: [getattr(assessment, name).explanation for name in words.COMPONENT],
)
_CONQUAL = _Table(
    "summary-of-findings",
    "Summary of Findings",
    "Each review finding, the level that ConQual gives, what it is computed of, and the studies that contribute.",
    _CONQUAL_COLUMNS,
    _conqual_cells,
    lambda assessment: [],
)
