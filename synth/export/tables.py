"""The tables of the downloads: one for each kind of record, then findings, evidence, links and references."""

from __future__ import annotations

from typing import get_args

from synth.cite import label
from synth.export.content import Content
from synth.export.double_coding import double_coding_tables
from synth.export.equity import equity_table
from synth.export.flatten import as_json, field_columns
from synth.export.open_questions import open_questions_table
from synth.export.reporting import checklist_tables
from synth.export.table import LIST_RULE, Cell, Column, Table, joined
from synth.link.graph import Record
from synth.model.descriptions import descriptions
from synth.model.kinds import KINDS, Kind
from synth.model.reference import Name, Reference
from synth.model.review_finding import Basis
from synth.model.study import Finding, Stance

_REFERENCE_FIELDS = {
    "title": "Title.",
    "subtitle": "Subtitle.",
    "year": "Year, or words such as 'in press'.",
    "date": "Date, where it is given beyond the year.",
    "journal": "Journal.",
    "journaltitle": "Journal, where the entry names it so.",
    "booktitle": "Book or proceedings that the work stands in.",
    "volume": "Volume.",
    "number": "Issue, or the number of a report.",
    "pages": "Pages.",
    "eid": "Article number.",
    "publisher": "Publisher.",
    "institution": "Institution behind a report or thesis.",
    "edition": "Edition.",
    "doi": "DOI, without an address before it.",
    "pmid": "PubMed's number.",
    "issn": "ISSN of the journal.",
    "isbn": "ISBN of the book.",
    "url": "Web address.",
    "language": "Language of the work.",
    "note": "Note.",
}


def tables(content: Content) -> tuple[Table, ...]:
    """All tables, in the order in which the page of downloads lists them."""
    return (
        *(_records(content, kind) for kind in KINDS.values()),
        _findings(content),
        _evidence(content),
        _links(content),
        _references(content),
        open_questions_table(content),
        equity_table(content),
        *checklist_tables(content),
        *double_coding_tables(content),
    )


# -- records --


def _records(content: Content, kind: Kind) -> Table:
    columns = field_columns(kind.model)
    named = "title" in kind.model.model_fields
    head = [
        Column("id", f"The id of the {kind.label.lower()}; the name of its file.", required=True),
        Column("page", "The page that shows it.", required=True),
    ]
    if not named:
        head.append(Column("title", "Title of the main report.", required=True))
        head.append(Column("label", "Authors and year of the main report.", required=True))
    rows = tuple(
        (
            record.id,
            content.page(record),
            *(() if named else _main_report(content, record)),
            *[column.cell(record.data) for column in columns],
        )
        for record in content.records[kind.name]
    )
    text = f"One row for each {kind.label.lower()}."
    every = (*head, *(column.column for column in columns))
    return Table(kind.folder, kind.label_many, text, every, rows, ("id",))


def _main_report(content: Content, record: Record) -> tuple[Cell, Cell]:
    report = content.graph.references[record.data.cite[0]]
    return report.fields.get("title", record.id), label(report)


# -- findings and what they bear on --


def _findings(content: Content) -> Table:
    fields = [column for column in field_columns(Finding) if column.path != ("id",)]
    stances = get_args(Stance)
    columns = (
        Column("id", "Study and finding, as 'study/finding'.", required=True),
        Column("study", "The id of the study that reports it.", required=True),
        *(column.column for column in fields),
        *(Column(stance, f"Ids of the records that it {stance}. {LIST_RULE}") for stance in stances),
    )
    rows: list[tuple[Cell, ...]] = []
    for study in content.records["study"]:
        for finding in study.data.findings:
            cells = [column.cell(finding) for column in fields]
            bearing = [_bearing(content, finding, stance) for stance in stances]
            rows.append((f"{study.id}/{finding.id}", study.id, *cells, *bearing))
    text = "One row for each finding of a study, in our own words, with its place in the source."
    return Table("findings", "Findings", text, columns, tuple(rows), ("id",), {"study": ("studies", "id")})


def _bearing(content: Content, finding: Finding, stance: str) -> str | None:
    """The records that a finding supports, refines or contradicts; none that was taken back."""
    records = content.graph.records
    named = (item.record for item in finding.bears_on if item.stance == stance)
    return joined([id for id in named if id in records and not records[id].retired])


def _evidence(content: Content) -> Table:
    columns = (
        Column("finding", "The finding, as 'study/finding'.", required=True),
        Column("study", "The id of its study.", required=True),
        Column("record", "The id of the record that it bears on.", required=True),
        Column("kind", "The kind of that record.", required=True),
        Column("stance", "What the finding says about it.", required=True, words=get_args(Stance)),
    )
    rows = tuple(
        sorted(
            (item.finding.address, item.finding.study.id, record.id, record.kind.name, str(item.stance))
            for records in content.records.values()
            for record in records
            for item in content.graph.evidence.get(record.id, ())
        )
    )
    keys = {"finding": ("findings", "id"), "study": ("studies", "id")}
    text = "One row for each finding and each record that it bears on: the findings table, one pair a row."
    return Table("evidence", "Evidence", text, columns, rows, (), keys)


# -- links --


def _links(content: Content) -> Table:
    words = descriptions(Basis)
    columns = (
        Column("source", "The id of the record whose file holds the link.", required=True),
        Column("source_kind", "Its kind.", required=True),
        Column("relation", "caused-by or addresses.", required=True),
        Column("target", "The id of the record that it leads to.", required=True),
        Column("target_kind", "Its kind.", required=True),
        Column("basis", words["basis"], required=True, words=("reported", "inferred")),
        Column("findings", f"The findings that report it, as 'study/finding'. {LIST_RULE}"),
        Column("studies", f"The ids of their studies, each once. {LIST_RULE}"),
        Column("rationale", words["rationale"]),
        Column("by", words["by"]),
    )
    rows = tuple(
        (
            link.source.id,
            link.source.kind.name,
            link.relation,
            link.target.id,
            link.target.kind.name,
            link.basis,
            joined([finding.address for finding in link.findings]),
            joined([study.id for study in link.studies]),
            link.rationale,
            link.by,
        )
        for link in content.links
    )
    text = (
        "One row for each link: what causes what, what addresses what, and whether a study reports it or we infer it."
    )
    return Table("links", "Links", text, columns, rows)


# -- references --


def _references(content: Content) -> Table:
    columns = (
        Column("key", "The citation key.", required=True),
        Column("type", "The type of the entry, in the words of BibTeX.", required=True),
        Column("page", "The page that shows it.", required=True),
        Column("label", "Authors and year.", required=True),
        Column("authors", f"Authors, family name first. {LIST_RULE}"),
        Column("editors", f"Editors, family name first. {LIST_RULE}"),
        *(Column(name, text) for name, text in _REFERENCE_FIELDS.items()),
        Column("other_fields", "All other fields of the entry, by name. As JSON.", "object"),
        Column("cited_by", f"Ids of the records that cite it. {LIST_RULE}"),
    )
    rows = tuple(_reference(content, reference) for reference in content.references)
    text = "One row for each source in the bibliography."
    return Table("references", "References", text, columns, rows, ("key",))


def _reference(content: Content, reference: Reference) -> tuple[Cell, ...]:
    fields = reference.fields
    shown = {"author", "editor", *_REFERENCE_FIELDS}
    others = {name: fields[name] for name in sorted(fields) if name not in shown}
    return (
        reference.key,
        reference.type,
        content.reference_page(reference.key),
        label(reference),
        joined([_name(name) for name in reference.authors]),
        joined([_name(name) for name in reference.editors]),
        *(fields.get(name) for name in _REFERENCE_FIELDS),
        as_json(others) if others else None,
        joined([record.id for record in content.graph.cited_by.get(reference.key, ()) if not record.retired]),
    )


def _name(name: Name) -> str:
    last = name.literal or " ".join(part for part in (name.particle, name.family) if part)
    return ", ".join(part for part in (last, name.suffix, name.given) if part)
