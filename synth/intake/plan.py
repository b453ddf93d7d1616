"""What an import would do to a project, worked out before anything is written."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

from synth.cite import to_bibtex
from synth.diagnostics import Diagnostics, Place
from synth.diagnostics.words import quoted
from synth.intake.drafts import draft
from synth.intake.keys import Keys
from synth.intake.screening import Screening, count_decisions
from synth.intake.work import Intake, Work
from synth.model.fields import is_blank
from synth.model.reference import Reference
from synth.model.study import Study
from synth.read.bibtex import read_bibliography
from synth.read.bibtex.duplicates import Register
from synth.read.bibtex.inheritance import Draft
from synth.read.files import BIBLIOGRAPHY_LIMIT
from synth.read.sources import BIBLIOGRAPHY, CONTENT, Sources
from synth.write.flow import FLOW, Counts, NotWritable, with_counts
from synth.write.ids import fold, id_from_title, record_path, taken_ids

Fate = Literal["added", "known", "left out"]

REVIEW = f"{CONTENT}/review.yml"

# No entry can have this key, and none can name it as related.
_UNNAMED = "?"
_NOT_OFFERED = frozenset(("keywords", "language", "date", "url"))


@dataclass(slots=True)
class Outcome:
    """What becomes of one work. `key` is its key in the bibliography, `reason` why it is not added.

    `offers` are fields that the entry which is there already lacks. `record` is the draft that its passages go to.
    """

    work: Work
    fate: Fate
    key: str = ""
    reason: str = ""
    offers: Mapping[str, str] = field(default_factory=dict)
    record: str = ""


@dataclass(slots=True)
class Plan:
    """All that would be done. `entries` is what the bibliography gains, `records` path to text.

    `review` is the text of review.yml with the numbers in it that are named in `counted`; empty where it stays.
    """

    files: Sequence[Intake]
    outcomes: list[Outcome] = field(default_factory=list)
    entries: str = ""
    records: dict[str, str] = field(default_factory=dict)
    screening: Screening | None = None
    review: str = ""
    counted: tuple[str, ...] = ()

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.entries or self.records or self.review)

    def of(self, file: Intake) -> Iterator[Outcome]:
        """The outcomes of one file's works, in its order."""
        works = {id(work) for work in file.works}
        return (outcome for outcome in self.outcomes if id(outcome.work) in works)


def make_plan(
    files: Sequence[Intake], sources: Sources, bibliography: str, diagnostics: Diagnostics, *, dry: bool
) -> Plan:
    """The plan for some files in a project, whose bibliography has that text.

    Messages point into the project as it will be, or with `dry` as it is.
    """
    plan = Plan(files, screening=count_decisions(files))
    added = _plan_references(plan, sources, diagnostics)
    texts = {key: to_bibtex(reference) for key, reference in added.items()}
    size = len(bibliography.encode()) + sum(len(text.encode()) for text in texts.values())
    if added and size > BIBLIOGRAPHY_LIMIT:
        message = f"With these works {BIBLIOGRAPHY} would have {size:,} bytes; at most {BIBLIOGRAPHY_LIMIT:,} are read."
        help = "bring in only what the review uses: screen first, and export the works that are included"
        diagnostics.add("S610", Place(files[0].path), message, help)
        return plan
    _keep_readable(plan, added, texts, diagnostics)
    plan.entries = "".join(f"\n{texts[key]}\n" for key in added)
    _plan_drafts(plan, sources, diagnostics)
    _plan_counts(plan, sources, diagnostics, dry=dry)
    return plan


# -- references --


def _plan_references(plan: Plan, sources: Sources, diagnostics: Diagnostics) -> dict[str, Reference]:
    """Settle what becomes of each work; the new references by their keys."""
    register = Register()
    held = {reference.key: reference for reference in sources.references}
    for reference in sources.references:
        register.add(_comparable(reference))
    keys = Keys(held)
    added: dict[str, Reference] = {}
    for work in (work for file in plan.files for work in file.works):
        outcome = _outcome(work, register, keys, held, added)
        plan.outcomes.append(outcome)
        if outcome.fate == "left out" and not work.decision and work.is_source:
            help = "a reference without a title cannot be found again: add the title, and bring it in once more"
            diagnostics.add("S606", work.place, f"This work is left out: it has {outcome.reason}.", help)
    return added


def _outcome(
    work: Work, register: Register, keys: Keys, held: Mapping[str, Reference], added: dict[str, Reference]
) -> Outcome:
    if not work.is_source:
        return Outcome(work, "left out", reason="the file says no more of it than its name")
    if work.decision in ("excluded", "undecided"):
        at = f" by {work.stage}" if work.stage else ""
        reason = f": {work.reason}" if work.reason else ""
        return Outcome(work, "left out", reason=f"{work.decision}{at}{reason}")
    if is_blank(work.fields.get("title", "")):
        return Outcome(work, "left out", reason="no title")
    reference = _reference(work, _UNNAMED)
    comparable = _comparable(reference)
    if found := register.find(comparable):
        known, sign = found
        offers = _offers(reference, held[known.key]) if known.key in held else {}
        return Outcome(work, "known", known.key, f"the same {sign}", offers)
    key = keys.make(reference)
    comparable.key = key
    register.add(comparable)
    added[key] = _reference(work, key)
    return Outcome(work, "added", key)


def _reference(work: Work, key: str) -> Reference:
    fields = {name: work.fields[name] for name in sorted(work.fields)}
    return Reference(key, work.type, fields, tuple(work.authors), tuple(work.editors), work.place)


def _comparable(reference: Reference) -> Draft:
    names = {"author": reference.authors, "editor": reference.editors}
    return Draft(reference.key, reference.type, 0, dict(reference.fields), names)


def _offers(reference: Reference, held: Reference) -> dict[str, str]:
    """The fields that the entry which is there lacks; a number under another name counts as had."""
    alike = {"journal": "journaltitle", "address": "location", "number": "issue", "eid": "pages"}
    return {
        name: value
        for name, value in reference.fields.items()
        if name not in held.fields and name not in _NOT_OFFERED and alike.get(name, name) not in held.fields
    }


def _keep_readable(plan: Plan, added: dict[str, Reference], texts: Mapping[str, str], diagnostics: Diagnostics) -> None:
    """Leave out what would not be read back as it was written: nothing that is added may break the bibliography."""
    text = "\n".join(texts.values())
    messages = Diagnostics()
    read = {reference.key: reference for reference in read_bibliography(text, BIBLIOGRAPHY, messages)}
    keys, starts = list(read), [reference.place.line for reference in read.values()]
    faulty = dict.fromkeys(added.keys() - read.keys(), "it would not be read back.")
    for item in messages.items:
        if item.severity == "error" and (place_of := bisect_right(starts, item.place.line)):
            faulty.setdefault(keys[place_of - 1], item.message)
    for outcome in plan.outcomes:
        if outcome.key in faulty:
            outcome.fate, outcome.key, outcome.reason = "left out", "", "it cannot be written as BibTeX"
    for key, reason in sorted(faulty.items()):
        place = added.pop(key).place
        message = f"This work is left out: {reason[0].lower()}{reason[1:]}"
        diagnostics.add("S611", place, message, "mend the work where it comes from, or write its entry yourself")


# -- records --


def _plan_drafts(plan: Plan, sources: Sources, diagnostics: Diagnostics) -> None:
    taken = taken_ids(sources)
    studied = _studied(sources)
    for outcome in plan.outcomes:
        work = outcome.work
        named = outcome.key or id_from_title(work.name) or "study"
        # Of a source without a key, the record that bears its name is taken for its own.
        record = studied.get(outcome.key, "") if outcome.key else taken.get(fold(named), "")
        if not work.passages or record or (outcome.fate == "left out" and work.is_source):
            _count_unplaced(outcome, record, diagnostics)
            continue
        identifier = _free_id(named, taken)
        path = record_path("study", identifier)
        taken[fold(identifier)] = path
        # The name alone: where it lay on somebody's machine is nobody's business.
        origin = f"{PurePath(work.place.path).name}, line {work.place.line}"
        plan.records[path] = draft(work, path, outcome.key, origin)
        outcome.record = path
        if outcome.key:
            studied[outcome.key] = path


def _studied(sources: Sources) -> dict[str, str]:
    """Each key that a study cites, with the study's file; drafts that do not fit their kind yet are looked at too."""
    documents = [record.document for record in sources.records if isinstance(record.data, Study)]
    documents += [misfit.document for misfit in sources.misfits if misfit.kind.model is Study]
    return {
        key: document.path
        for document in documents
        for key in _list(document.value.get("cite"))
        if isinstance(key, str)
    }


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _count_unplaced(outcome: Outcome, record: str, diagnostics: Diagnostics) -> None:
    """Say of passages and codes that no record takes them."""
    work = outcome.work
    if work.codes:
        work.dropped["codes without a passage"] += len(work.codes)
    if work.passages:
        work.dropped["passages"] += len(work.passages)
        if record:
            message = f"The {len(work.passages)} marked passages of {quoted(work.name)} are not brought in."
            help = f"{record} is there already and is not changed: add by hand what it lacks"
            diagnostics.add("S612", work.place, message, help)


def _free_id(base: str, taken: Mapping[str, str]) -> str:
    identifier, number = base, 1
    while fold(identifier) in taken:
        number += 1
        identifier = f"{base}-{number}"
    return identifier


# -- the flow of studies --


def _plan_counts(plan: Plan, sources: Sources, diagnostics: Diagnostics, *, dry: bool) -> None:
    counts = plan.screening.counts if plan.screening else Counts({})
    document, review = sources.review_document, sources.review
    if not counts.numbers:
        return
    if document is None or review is None:
        _report_counts(Place(REVIEW), f"Nothing is counted in {REVIEW}: it has errors.", counts, diagnostics)
        return
    try:
        written = with_counts(document, review, counts)
    except NotWritable as reason:
        _report_counts(document.place(FLOW), f"Nothing is counted in {REVIEW}: {reason}.", counts, diagnostics)
        return
    plan.review, plan.counted = (written.document.text if written.new else ""), written.new
    there = document if dry else written.document
    for name, number in written.kept.items():
        message = f"{quoted(name)} is {number:,} here, but the files hold {counts.numbers[name]:,}."
        help = "nothing was changed: look which of the two is right, and whether all files were brought in together"
        diagnostics.add("S614", there.place(FLOW, name), message, help)


def _report_counts(place: Place, message: str, counts: Counts, diagnostics: Diagnostics) -> None:
    told = ", ".join(f"{name}: {number}" for name, number in counts.numbers.items())
    diagnostics.add("S614", place, message, f"mend that and bring the files in again, or write it yourself: {told}")


def dropped_fields(outcomes: Sequence[Outcome]) -> Counter[str]:
    """How often each name of a field was dropped, over several works."""
    total: Counter[str] = Counter()
    for outcome in outcomes:
        total.update(outcome.work.dropped)
    return total
