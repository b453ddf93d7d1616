"""What an assessment of confidence was made of, in twelve digits, so that a later change shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from synth.link.graph import Graph, Record
from synth.model.confidence import COMPONENTS, Confidence


def digest(confidence: Confidence, bearings: Iterable[tuple[str, str]]) -> str:
    """Twelve digits over what was weighed and how: the components, the overall level, findings with their stances.

    `bearings` are `(study/finding, stance)` in any order. The words of findings do not count, nor how the
    explanations are broken into lines.
    """
    components = [
        [name, component.level, " ".join((component.explanation or "").split())]
        for name in COMPONENTS
        for component in [getattr(confidence, name)]
    ]
    made = json.dumps([components, confidence.overall.level, sorted(bearings)], ensure_ascii=False)
    return hashlib.sha256(made.encode()).hexdigest()[:12]


def fingerprint(graph: Graph, record: Record) -> str:
    """The digest of a record that has an assessment, by today's evidence."""
    evidence = graph.evidence.get(record.id, ())
    return digest(record.data.confidence, ((item.finding.address, item.stance) for item in evidence))


def is_stale(graph: Graph, record: Record) -> bool:
    """Whether the record carries an assessment of something that has changed since."""
    confidence = getattr(record.data, "confidence", None)
    if confidence is None or confidence.overall.fingerprint is None:
        return False
    return bool(confidence.overall.fingerprint != fingerprint(graph, record))
