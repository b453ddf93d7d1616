"""What screeners decided, as Rayyan and Covidence export it, and the numbers that it gives for a flow diagram."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synth.intake.work import Decision, Intake, Work

_INCLUSION = re.compile(r"RAYYAN-INCLUSION:\s*\{(.*?)\}", re.DOTALL)
_VOTE = re.compile(r'"[^"]*"\s*=>\s*"([^"]*)"')
_REASONS = re.compile(r"RAYYAN-EXCLUSION-REASONS:\s*([^|]*)")
_SECTION = re.compile(r"(?:RAYYAN-[A-Z-]+|USER-NOTES):")
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
class Suggestion:
    """Lines of YAML for `methods`, `flow` in review.yml, and what a person has to know about them."""

    lines: tuple[str, ...]
    remarks: tuple[str, ...]


def suggest_flow(files: Sequence[Intake]) -> Suggestion | None:
    """What the decisions in some files say of the flow of studies; None where they hold none.

    Only what the files tell is counted: nothing is worked out from what they leave out.
    """
    decided = [work for file in files for work in file.works if work.decision]
    if not decided:
        return None
    lines = list(_counts(decided))
    remarks = list(_remarks(decided))
    return Suggestion(tuple(lines), tuple(remarks))


def _counts(decided: Sequence[Work]) -> Iterator[str]:
    early = Counter(work.decision for work in decided if work.stage == "title and abstract")
    late = Counter(work.decision for work in decided if work.stage == "full text")
    if early["excluded"] and (early["included"] or late) and not early["undecided"]:
        yield f"records_screened: {sum(early.values()) + sum(late.values())}"
    if early["excluded"]:
        yield f"records_excluded: {early['excluded']}"
    if late["included"] and late["excluded"]:
        yield f"dbr_assessed: {late['included'] + late['excluded']}"
    if late["excluded"]:
        yield "dbr_excluded:"
        yield f"  n: {late['excluded']}"
        reasons = Counter(work.reason for work in decided if work.stage == "full text" and work.decision == "excluded")
        if named := sorted((-number, reason) for reason, number in reasons.items() if reason):
            yield "  reasons:"
            for number, reason in named:
                yield f"    - {{reason: {_quoted(reason)}, n: {-number}}}"
    if late["included"]:
        yield f"new_reports: {late['included']}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _remarks(decided: Sequence[Work]) -> Iterator[str]:
    early = Counter(work.decision for work in decided if work.stage == "title and abstract")
    if early:
        said = ", ".join(f"{early[name]:,} {name}" for name in ("included", "excluded", "undecided") if early[name])
        yield f"By title and abstract: {said}. Rayyan does not name the stage: was it the full text, correct it."
    if early["undecided"]:
        yield "Undecided are a 'maybe', votes that differ, and no vote. Settle them, then count what was screened."
    if any(work.stage == "full text" and work.decision == "included" for work in decided):
        yield "Covidence lists reports; how many studies they are (new_studies) is for you to count."
    if any(work.stage == "full text" and work.decision == "excluded" and not work.reason for work in decided):
        yield "Some reports were left out without a reason; a flow diagram should name it."
