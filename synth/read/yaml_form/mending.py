"""Reading on after a fault: what is at fault is replaced by a stand-in of the same shape, to find the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from synth.diagnostics import Diagnostics
from synth.read.lines import Lines
from synth.read.yaml_form.fault import mended
from synth.read.yaml_form.survey import survey

_MOST_LOOKS = 100
# Each look goes through the whole text, so long texts get fewer.
_MOST_CHARACTERS = 1_000_000


@dataclass
class Mended:
    """A text of the same geometry that composes, or None, and which stretches of it are stand-ins.

    `lossy` says that whole keys are missing from it.
    """

    shape: str | None
    replaced: list[tuple[int, int]] = field(default_factory=list)
    lossy: bool = False


def mend(lines: Lines, diagnostics: Diagnostics) -> Mended:
    """Report every fault in the form of a text that can be told for sure."""
    shape = lines.text
    replaced: list[tuple[int, int]] = []
    lossy = False
    told: set[tuple[str, int]] = set()
    for _ in range(max(1, min(_MOST_LOOKS, _MOST_CHARACTERS // (len(shape) + 1)))):
        faults = survey(Lines(shape, lines.path))
        if not faults:
            return Mended(shape, replaced, lossy)
        for fault in faults:
            if (fault.code, fault.start) in told:
                return Mended(None)
            told.add((fault.code, fault.start))
            diagnostics.add(fault.code, lines.place(fault.start, fault.end), fault.message, fault.help)
        for fault in faults:
            if fault.replace is None:
                return Mended(None)
            lossy |= fault.lossy
            replaced.append(fault.replace)
        shape = mended(shape, faults)
    return Mended(None)
