"""Tables of the included studies as reviews print them: their characteristics, and how they were appraised."""

from __future__ import annotations

from synth.export.content import Content
from synth.export.sheet import Sheet, SheetCell, SheetColumn, SheetGroup, SheetRow, says, strong
from synth.export.wording import Wording
from synth.link.graph import Record
from synth.overview import words
from synth.overview.limits.dependence import in_text
from synth.overview.tables.appraisals import AppraisalRow, Appraisals, AppraisedItem, appraisals_of
from synth.overview.tables.characteristics import CharacteristicsRow, Group, characteristics_of
from synth.prose import Block, Span

_NOT_APPRAISED = "Not appraised"
_UNSTATED = "Not stated in what was read"
_CHARACTERISTICS = (
    SheetColumn("Study", "Authors and year of the main report, and its title.", 15),
    SheetColumn("Country and setting", "Where it was done, and how that is known.", 14),
    SheetColumn("Design", "What kind of study it is, by which approach, and when data were collected.", 13),
    SheetColumn("How data were collected and analysed", "The ways, as far as the source says.", 14),
    SheetColumn("Who took part", "Groups of people and how many, as far as the source says.", 15),
    SheetColumn("Aim", "What the study set out to do, in our own words.", 16),
    SheetColumn("What we read", "Full text, abstract or bibliographic record.", 7),
    SheetColumn("Depends on", "Other studies with the same people, the same team, or contained in it.", 12),
)
_APPRAISAL = (
    SheetColumn("Study", "Authors and year of the main report.", 14),
    SheetColumn("Tool", "The tool that the study was appraised with.", 9),
    SheetColumn("Item", "What the tool asks, in our own few words.", 20),
    SheetColumn("Answer", "The answer, with how the method fits where the tool asks that; or that there is none.", 14),
    SheetColumn("Reason", "Why.", 31),
    SheetColumn("Appraised by", "Who appraised, and when.", 12),
)


def characteristics(content: Content, wording: Wording) -> Sheet:
    """The table of characteristics of included studies."""
    rows = characteristics_of(content.overview)
    sharing = len(content.graph.dependence.people)
    return Sheet(
        "characteristics",
        "Characteristics of included studies",
        "Each included study: where it was done, how, with whom, how deep we read it.",
        _CHARACTERISTICS,
        (SheetGroup("", tuple(_characteristics(content, wording, row) for row in rows)),) if rows else (),
        says(
            f"{sharing} of the {len(rows)} studies share participants. Where studies are counted behind a finding, "
            "those that share participants count as one."
            if sharing
            else ""
        ),
        keys=tuple(row.study.data.cite[0] for row in rows),
        nothing="No study in this review yet.",
    )


def appraisal(content: Content, wording: Wording) -> Sheet:
    """How studies were appraised: a row for each study and item, one for each not appraised, and no score."""
    found = appraisals_of(content.overview)
    groups = [
        SheetGroup(table.tool.name, tuple(row for study in table.rows for row in _appraisal(content, wording, study)))
        for table in found.tables
    ]
    if found.absent:
        groups.append(SheetGroup(_NOT_APPRAISED, tuple(_not_appraised(content, study) for study in found.absent)))
    studies = [row.study for table in found.tables for row in table.rows]
    return Sheet(
        "appraisal",
        "Appraisal of included studies",
        "How each study was planned and done, item by item, each answer with its reason. There is no score.",
        _APPRAISAL,
        tuple(groups),
        _absent(found),
        keys=tuple(study.data.cite[0] for study in studies),
        nothing="No study in this review yet.",
    )


# -- characteristics --


def _characteristics(content: Content, wording: Wording, row: CharacteristicsRow) -> SheetRow:
    state = content.overview.study_states.get(row.study.id)
    design = Block((Span(row.design),))
    return SheetRow(
        (
            strong(f"{row.label} ({state})" if state else row.label) + says(row.title),
            says(row.country) + _prose(wording, row.place) + _prose(wording, row.setting_note),
            (design, *_prose(wording, row.methodology), *says(f"Data from {row.period}" if row.period else "")),
            says(f"Collection: {'; '.join(row.collection) if row.collection else _UNSTATED.lower()}")
            + _prose(wording, row.collection_detail)
            + says(f"Analysis: {row.analysis or _UNSTATED.lower()}"),
            tuple(block for group in row.participants for block in _group(wording, group)) or says(_UNSTATED),
            wording.blocks(row.aim),
            says(row.read),
            says(*(in_text(content.overview, item) for item in row.dependence))
            or says("No other study, as far as we know"),
        ),
        content.page(row.study),
    )


def _group(wording: Wording, group: Group) -> SheetCell:
    return says(f"{group.role}: {group.number}") + _prose(wording, group.note)


def _prose(wording: Wording, text: str | None) -> SheetCell:
    return wording.blocks(text) if text else ()


# -- appraisal --


def _appraisal(content: Content, wording: Wording, row: AppraisalRow) -> list[SheetRow]:
    appraised = says(row.appraisal.by, words.day(row.appraisal.on) if row.appraisal.on else "")
    return [
        SheetRow(
            (
                says(content.overview.title(row.study)),
                says(row.appraisal.form.name),
                says(given.item.name),
                _answer(given),
                _prose(wording, given.note),
                appraised,
            ),
            content.page(row.study),
        )
        for given in row.items
    ]


def _answer(given: AppraisedItem) -> SheetCell:
    if given.answer is None:
        return says("Not answered")
    return says(given.answer.word, given.fit.word if given.fit else "")


def _not_appraised(content: Content, study: Record) -> SheetRow:
    title = says(content.overview.title(study))
    return SheetRow((title, (), (), says(_NOT_APPRAISED), (), ()), content.page(study))


def _absent(found: Appraisals) -> SheetCell:
    if not found.absent:
        return ()
    number = len(found.absent)
    whole = words.count(found.studies, "included study", "included studies")
    have = "has" if number == 1 else "have"
    return says(f"{number} of {whole} {have} not been appraised. That does not mean that they were done badly.")
