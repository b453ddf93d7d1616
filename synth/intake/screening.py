"""What screeners decided, as Rayyan and Covidence export it, and the numbers that it gives for a flow diagram."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from synth.intake.filling import cleaned
from synth.intake.work import Decision, Intake, Work
from synth.write.flow import Counts

# BibTeX takes the braces away.
_INCLUSION = re.compile(r"RAYYAN-INCLUSION:\s*\{?([^|}]*)", re.DOTALL)
_VOTE = re.compile(r'"[^"]*"\s*=>\s*"([^"]*)"')
_REASONS = re.compile(r"RAYYAN-EXCLUSION-REASONS:\s*([^|]*)")
_SECTION = re.compile(r"(?:RAYYAN-[A-Z-]+|USER-NOTES):")
_MOST_NAMED = 1
_DECISIONS: dict[str, Decision] = {"included": "included", "excluded": "excluded"}


def read_rayyan_note(note: str, work: Work) -> bool:
    """Take the decision out of what Rayyan writes among the notes; whether the note is Rayyan's.

    Votes that are not all the same, or a 'maybe', leave the work undecided. Who voted is not kept.
    """
    if not _SECTION.search(note):
        return False
    if found := _INCLUSION.search(note):
        votes = {_DECISIONS.get(vote.casefold(), "undecided") for vote in _VOTE.findall(found[1])}
        work.decision = votes.pop() if len(votes) == 1 else "undecided"
        work.stage = "title and abstract"
        reasons = _REASONS.search(note)
        work.reason = ", ".join(reasons[1].split(",")).strip() if reasons and work.decision == "excluded" else ""
    return True


@dataclass(frozen=True, slots=True)
class Screening:
    """What the decisions in some files count for the flow of studies, and what a person has to know about it."""

    counts: Counts
    remarks: tuple[str, ...]


def count_decisions(files: Sequence[Intake]) -> Screening | None:
    """What the decisions in some files say of the flow of studies; None where they hold none.

    Only what the files tell is counted, and only where they leave nothing of that step undecided.
    """
    decided = list(_decided(files))
    if not decided:
        return None
    early = [work for work in decided if work.stage == "title and abstract"]
    late = [work for work in decided if work.stage == "full text"]
    numbers = dict(_numbers(_by_decision(early), _by_decision(late)))
    reasons = Counter(work.reason for work in late if work.decision == "excluded" and work.reason)
    ordered = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return Screening(Counts(numbers, ordered, _origin(files)), tuple(_remarks(early, late)))


def _decided(files: Sequence[Intake]) -> Iterator[Work]:
    """The works with a decision. One that the same program lists twice counts once, where its list says most."""
    numbered: dict[tuple[str, str], Work] = {}
    for file in files:
        for work in file.works:
            if not work.decision:
                continue
            if not work.number:
                yield work
                continue
            mark = (file.format, work.number)
            if mark not in numbered or _weight(work) > _weight(numbered[mark]):
                numbered[mark] = work
    yield from numbered.values()


def _weight(work: Work) -> tuple[bool, bool]:
    return work.stage == "full text", work.decision != "undecided"


def _by_decision(works: Sequence[Work]) -> Counter[str]:
    return Counter(work.decision for work in works)


def _numbers(early: Counter[str], late: Counter[str]) -> Iterator[tuple[str, int]]:
    both = late["included"] and late["excluded"] and not late["undecided"]
    if early["excluded"] and not early["undecided"]:
        # Covidence has those that went on in its later lists: all of them, where those are here and settled.
        if early["included"] and not late:
            yield "records_screened", sum(early.values())
        elif both and not early["included"]:
            yield "records_screened", sum(early.values()) + sum(late.values())
        yield "records_excluded", early["excluded"]
    if both:
        yield "dbr_assessed", late["included"] + late["excluded"]
    if late["excluded"] and not late["undecided"]:
        yield "dbr_excluded", late["excluded"]
    if late["included"] and not late["undecided"]:
        yield "new_reports", late["included"]


def _origin(files: Sequence[Intake]) -> str:
    """The names of the files that hold decisions; where they lay on somebody's machine is nobody's business."""
    names = [cleaned(PurePath(file.path).name) for file in files if any(work.decision for work in file.works)]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"counted in {', '.join(names[:_MOST_NAMED])}{more}"


def _remarks(early: Sequence[Work], late: Sequence[Work]) -> Iterator[str]:
    said = _by_decision(early)
    if early:
        told = ", ".join(f"{said[name]:,} {name}" for name in ("included", "excluded", "undecided") if said[name])
        yield f"By title and abstract: {told}."
    if any(not work.number.startswith("#") for work in early):
        yield "Rayyan does not name the stage, so title and abstract is taken for it: was it the full text, correct it."
    if said["undecided"]:
        yield "Undecided are a 'maybe', votes that differ, and no vote. Until they are settled, nothing is counted."
    if any(work.decision == "undecided" for work in late):
        yield "Some reports are still to be decided in full text. Until then, that step is not counted."
    if any(work.decision == "included" for work in late):
        yield "Covidence lists reports; how many studies they are (new_studies) is for you to count."
    if any(work.decision == "excluded" and not work.reason for work in late):
        yield "Some reports were left out without a reason; a flow diagram should name it."
