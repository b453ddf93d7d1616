"""What changed in meaning between two checked projects."""

from __future__ import annotations

from synth.check.project import CheckedProject
from synth.compare.coding import coding_differences
from synth.compare.confidence import confidence_differences
from synth.compare.difference import Comparison, Difference
from synth.compare.evidence import evidence_differences
from synth.compare.links import link_differences
from synth.compare.pair import Pair, State
from synth.compare.records import record_differences
from synth.compare.references import reference_differences
from synth.compare.wording import wording_differences


def compare(old: CheckedProject, new: CheckedProject) -> tuple[Difference, ...]:
    """All differences in what readers are told, the most important first. Drafts count as not there.

    Records that either state could not read are passed over: nothing is said of them. Raises ValueError where the
    review or the vocabulary of either could not be read.
    """
    pair = Pair(State(old), State(new))
    found = [
        *record_differences(pair),
        *evidence_differences(pair),
        *link_differences(pair),
        *confidence_differences(pair),
        *coding_differences(pair),
        *reference_differences(pair),
        *wording_differences(pair),
    ]
    return tuple(sorted(found, key=lambda item: item.order))


def comparison(old_name: str, old: CheckedProject, new_name: str, new: CheckedProject) -> Comparison:
    """The differences under the names of the two states, with the files that could not be read. Raises ValueError."""
    return Comparison(old_name, new_name, compare(old, new), _with_errors(old), _with_errors(new))


def _with_errors(checked: CheckedProject) -> tuple[str, ...]:
    """The files with errors: what they say could be read in part, or not at all."""
    return tuple(sorted({item.place.path for item in checked.diagnostics.items if item.severity == "error"}))
