"""A bibliography read: text in, references out, with a message for all that cannot be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from synth.diagnostics import Diagnostics
from synth.diagnostics.codes import CODES
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import counted, listed, quoted
from synth.model.fields import is_blank
from synth.model.reference import Reference
from synth.read.bibtex import dates, identifiers
from synth.read.bibtex.annotations import ANNOTATIONS, OF_NAMES, OF_TITLES, whole, with_originals
from synth.read.bibtex.blocks import MOST_ENTRIES, Block, find_blocks, key_of
from synth.read.bibtex.count import count_entries
from synth.read.bibtex.duplicates import report_duplicates
from synth.read.bibtex.inheritance import Draft, inherit
from synth.read.bibtex.latex import decode, decode_plain
from synth.read.bibtex.names import parse_names
from synth.read.bibtex.requirements import Requirements
from synth.read.bibtex.source import FieldPlaces, Reports, Source
from synth.read.bibtex.splitting import Field, SplitEntry, split_entry, split_string
from synth.read.bibtex.states import STATES, state_of
from synth.read.bibtex.values import Unknown, Unreadable, Value, Values

NAME_FIELDS = frozenset(
    "author bookauthor commentator director editor editora editorb editorc foreword introduction translator".split()
)
# No prose: taken as written.
PLAIN_FIELDS = frozenset(
    "article-number articleno crossref doi eid eprint isbn ismn issn langid month pmid pubstate retracted retraction "
    "url urldate urn xdata xref date year".split()
)
# What programs note for their user, with paths on that person's computer: nobody else's business.
PRIVATE_FIELDS = frozenset(
    "bdsk-file-1 bdsk-file-2 bdsk-url-1 bdsk-url-2 creationdate date-added date-modified file groups local-url "
    "modificationdate owner pdf readstatus timestamp".split()
)


def read_bibliography(
    text: str, path: str, diagnostics: Diagnostics, *, any_keys: bool = False
) -> tuple[Reference, ...]:
    """Read the references of a .bib file, in its order.

    `text` is decoded, its lines end in a newline; `path` is what messages name. Nothing is raised: an
    entry that cannot be read is reported and left out, so every entry is either in the result or in a
    message. Entries of the type `xdata` only lend their fields to others. With `any_keys`, for files whose keys
    nothing here points at, any text can be a key, and one that stands twice is given a number.
    """
    source = Source(text, path)
    return _Bibliography(source, Reports(source, diagnostics), any_keys).read()


class _Bibliography:
    def __init__(self, source: Source, reports: Reports, any_keys: bool) -> None:
        self._any_keys = any_keys
        self._uses_of_keys: Counter[str] = Counter()
        self._source = source
        self._reports = reports
        self._blocks = find_blocks(reports)
        self._values = Values(self._blocks, reports)
        self._requirements = Requirements(reports)
        self._nearest_state = Nearest(STATES)
        self._drafts: dict[str, Draft] = {}
        self._starts_of_keys: dict[str, int] = {}
        self._unread: set[str] = set()
        self._accounted = 0

    def read(self) -> tuple[Reference, ...]:
        for block in self._blocks:
            if block.is_entry:
                self._account_for(block, self._read_entry)
            elif block.type == "string":
                self._read_string(block)
        inherit(self._drafts, frozenset(self._unread), self._reports)
        report_duplicates(self._drafts, self._reports)
        self._complete_years()
        for draft in self._drafts.values():
            self._annotate(draft)
            self._requirements.check(draft)
        self._report_lost()
        return tuple(self._reference(draft) for draft in self._drafts.values() if draft.type != "xdata")

    def _account_for(self, block: Block, read: Callable[[Block], bool]) -> None:
        """Read a block and count it: it must end up among the entries, or in a message."""
        errors = self._reports.errors
        shown = block.whole and read(block)
        if not shown:
            self._unread.add(key_of(self._source.text, block).casefold())
        if self._source.is_line_start(block.start) and (shown or not block.whole or self._reports.errors > errors):
            self._accounted += 1

    def _report_lost(self) -> None:
        entries = count_entries(self._source.text)
        if entries != self._accounted and len(self._blocks) < MOST_ENTRIES and not self._reports.is_full:
            begun = counted(entries, "entry begins", "entries begin")
            message = f"{begun} in this file, but only {self._accounted} could be accounted for."
            help = "begin every entry on a line of its own; if that does not help, please report it"
            self._reports.add("S408", 0, 1, message, help)

    # -- one block --

    def _read_string(self, block: Block) -> None:
        field = split_string(block, self._reports) if block.whole else None
        if field:
            self._values.define(field)
        else:
            self._values.spoil(block)

    def _read_entry(self, block: Block) -> bool:
        """Read an entry into a draft; False where it was reported and is left out."""
        split = split_entry(block, self._reports)
        if split is None:
            return False
        key = self._numbered(split.key) if self._any_keys else split.key
        is_key_free = self._any_keys or self._takes_key(split)
        draft = Draft(key, block.type, split.key_start)
        self._requirements.check_type(block.type, block.type_start)
        values = self._read_values(split, draft)
        if not split.whole or values is None:
            return False
        for name, value in values.items():
            self._decode(draft, name, value)
        if is_key_free:
            self._drafts[key] = draft
        return is_key_free

    def _numbered(self, key: str) -> str:
        """The key, with a number where it stood before; no key that is written can have a blank in it."""
        self._uses_of_keys[key] += 1
        return key if self._uses_of_keys[key] == 1 else f"{key} {self._uses_of_keys[key]}"

    def _takes_key(self, split: SplitEntry) -> bool:
        start, end = split.key_start, split.key_start + max(1, len(split.key))
        if fault := identifiers.key_fault(split.key):
            help = "use a key such as 'smith-2020': letters a-z, digits, hyphens"
            self._reports.add("S415", start, end, f"The key {quoted(split.key)} {fault}.", help)
            return False
        first = self._starts_of_keys.setdefault(split.key.casefold(), start)
        if first == start:
            return True
        lines = f"lines {self._source.number(first)} and {self._source.number(start)}"
        same = self._source.text.startswith(split.key, first)
        message = f"The key {quoted(split.key)} is used in {lines}{'' if same else ', but for capitals'}."
        self._reports.add("S401", start, end, message, "give one of the two entries another key")
        return False

    def _read_values(self, split: SplitEntry, draft: Draft) -> dict[str, Value] | None:
        """The values by the names of their fields; None where the entry's form is broken."""
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        broken = False
        for field in split.fields:
            if field.name in lines:
                self._report_repeat(field, lines[field.name])
                continue
            lines[field.name] = self._source.number(field.start)
            self._requirements.check_field_name(field.name, field.start)
            try:
                values[field.name] = self._values.read(field)
            except Unreadable:
                broken = True
            except Unknown:
                draft.spoiled.add(field.name)
        return None if broken else values

    def _report_repeat(self, field: Field, first: int) -> None:
        start, end = field.start, field.start + len(field.name)
        message = (
            f"The field {quoted(field.name)} stands in lines {first} and {self._source.number(start)} of one entry."
        )
        self._reports.add("S402", start, end, message, "keep one of the two")

    # -- one field --

    def _decode(self, draft: Draft, name: str, value: Value) -> None:
        if name in PRIVATE_FIELDS:
            return
        draft.spans[name] = self._span(value)
        if name in NAME_FIELDS:
            draft.names[name] = parse_names(value.text, self._name_report(draft, name, value))
            text = decode(value.text, tie=" ")
        elif name in PLAIN_FIELDS:
            text = self._checked(draft, name, decode_plain(value.text))
        else:
            text = decode(value.text, lambda start, end: self._report_command(value, start, end))
        if not is_blank(text):
            draft.fields[name] = text

    def _span(self, value: Value) -> tuple[int, int]:
        """Where a value's text begins and ends, blanks not counted."""
        text = value.text
        if not value.exact or not text or not (text[0].isspace() or text[-1].isspace()):
            return value.start, value.end
        blanks = len(text) - len(text.lstrip())
        return min(value.start + blanks, value.end), value.start + len(text.rstrip())

    def _checked(self, draft: Draft, name: str, text: str) -> str:
        """The text of an address, number or date; "" where it was refused."""
        if not text:
            return text
        code = fault = help = ""
        if name == "doi":
            doi = identifiers.doi_of(text)
            code, fault, help = "S440", "" if doi else "is not a DOI", "write it as '10.1234/abc.5'"
            text = doi or text
        elif name == "url":
            code, fault = "S441", identifiers.address_fault(text)
            help = "write a full address: 'https://example.org/page'"
        elif name == "year":
            code, fault, help = "S424", dates.year_fault(text), "write the four digits of the year, or 'in press'"
        elif name == "retraction":
            text = identifiers.doi_of(text) or text
            if not identifiers.doi_of(text):
                code, fault = "S441", identifiers.address_fault(text)
            help = "write the DOI of the notice, or its full web address"
        elif name == "pubstate":
            state = state_of(text)
            code, fault = "S418", "" if state else "is not a state of publication"
            help = self._nearest_state.hint(text, f"write {listed(STATES)}")
            text = state or text
        elif name in ("date", "retracted"):
            code, fault, help = "S424", dates.date_fault(text), "write YYYY, YYYY-MM or YYYY-MM-DD"
        if fault:
            draft.spoiled.add(name)
            self._reports.add(code, *draft.spans[name], f"{quoted(text)} {fault}.", help)
            return ""
        return text

    def _name_report(self, draft: Draft, name: str, value: Value) -> Callable[[str, str, str, str], None]:
        def report(code: str, written: str, message: str, help: str) -> None:
            start, end = draft.spans[name]
            found = self._source.text.find(written, start, end) if written and value.exact else -1
            if found >= 0:
                start, end = found, found + len(written)
            if CODES[code].severity == "error":
                draft.spoiled.add(name)
            self._reports.add(code, start, end, message, help)

        return report

    def _report_command(self, value: Value, start: int, end: int) -> None:
        command = value.text[start:end]
        place = (value.start + start, value.start + end) if value.exact else (value.start, value.end)
        message = f"{quoted(command)} is not a LaTeX command that is known here; it is shown as it stands."
        self._reports.add("S414", *place, message, "write the letter itself, or '\\textbackslash{}' for a backslash")

    # -- all entries --

    def _complete_years(self) -> None:
        """The year of an entry that has only a date."""
        for draft in self._drafts.values():
            date = draft.fields.get("date")
            if not date:
                continue
            year = draft.fields.setdefault("year", dates.year_of(date))
            if year != dates.year_of(date) and "year" in draft.spans and "date" in draft.spans:
                message = f"The year {quoted(year)} is not that of the date '{date}'."
                self._reports.add("S425", *draft.spans["year"], message, "keep the one that the source states")

    def _annotate(self, draft: Draft) -> None:
        """Names and titles in their own script."""
        for field in sorted(ANNOTATIONS & draft.fields.keys()):
            if field in OF_TITLES:
                fits = bool(whole(draft.fields[field]))
                form = '={="..."}'
            else:
                names = with_originals(draft.names.get(OF_NAMES[field], ()), draft.fields[field])
                fits = names is not None
                draft.names |= {OF_NAMES[field]: names} if names else {}
                form = '={1="..."; 2="..."}, where 1 is the first name'
            if not fits:
                message = f"This annotation of '{field.partition('+')[0]}' cannot be read."
                self._reports.add("S419", *draft.spans[field], message, f"write {field} {form}")
                del draft.fields[field]

    def _reference(self, draft: Draft) -> Reference:
        shown = {name: span for name, span in draft.spans.items() if name in draft.fields}
        return Reference(
            key=draft.key,
            type=draft.type,
            fields=draft.fields,
            authors=draft.names.get("author", ()),
            editors=draft.names.get("editor", ()),
            place=self._source.place(draft.start, draft.start + len(draft.key)),
            places=FieldPlaces(self._source, shown),
        )
