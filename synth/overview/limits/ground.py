"""On how many studies something rests. Those that share participants count once, those that only state it apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synth.link.graph import FindingNode, Graph, Record
from synth.overview import words


def counted(graph: Graph, studies: Sequence[Record]) -> str:
    """`4 studies`; `3 studies (2 that share participants count as one)`, where some count together."""
    samples = graph.dependence.samples(studies)
    said = words.count(len(samples), "study", "studies")
    if len(samples) == len(studies):
        return said
    groups = [sample for sample in samples if len(sample) > 1]
    return f"{said} ({sum(map(len, groups))} that share participants count as {words.in_words(len(groups))})"


@dataclass(frozen=True, slots=True)
class Ground:
    """The studies behind something, each in one of the two, in the order in which they were given."""

    found: tuple[Record, ...]
    """With a result on it: what counts as data."""
    stated: tuple[Record, ...]
    """That state it as background or recommend it, and have no result on it."""
    roles: frozenset[str]
    """In what roles the latter do so: `background`, `recommendation`."""

    @classmethod
    def of(cls, studies: Sequence[Record], findings: Iterable[FindingNode]) -> Ground:
        """What these studies rest on, as far as these of their findings go."""
        roles: dict[str, set[str]] = {study.id: set() for study in studies}
        for node in findings:
            roles[node.study.id].add(node.data.role)
        found = tuple(study for study in studies if "finding" in roles[study.id])
        stated = tuple(study for study in studies if "finding" not in roles[study.id])
        return cls(found, stated, frozenset(role for study in stated for role in roles[study.id]))

    @classmethod
    def of_record(cls, graph: Graph, record: Record) -> Ground:
        """What bears on a record, the studies by id."""
        return cls.of(graph.studies_on(record.id), [item.finding for item in graph.evidence.get(record.id, ())])

    def said(self, graph: Graph) -> str:
        """`2 studies`; `2 studies, and 1 more that only states it as background`; `no study with a result: 1 …`."""
        return f"{counted(graph, self.found) if self.found else 'no study with a result'}{self.beside(graph)}"

    def beside(self, graph: Graph) -> str:
        """What stands behind the number of studies with a result; empty where that is all."""
        number = graph.number_of((*self.found, *self.stated)) - graph.number_of(self.found)
        if not number:
            return ""
        said = _DOES.get(self.roles, _DOES_EITHER)[number > 1]
        return f", and {number} more that only {said}" if self.found else f": {number} only {said}"


_DOES = {
    frozenset({"background"}): ("states it as background", "state it as background"),
    frozenset({"recommendation"}): ("recommends it", "recommend it"),
}
_DOES_EITHER = ("states or recommends it", "state or recommend it")
