"""Values that name a scheme and a term, and mappings between schemes."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.check.rules.confidence import review_findings
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import quoted
from synth.link.graph import Graph


@rule("S132")
def framework_not_in_vocabulary(graph: Graph) -> Iterator[Breach]:
    """A framework's scheme and term stand in the vocabulary."""
    for record in review_findings(graph):
        for index, framework in enumerate(record.data.frameworks):
            problem = _unknown(graph, framework.scheme, framework.term)
            if problem:
                name, message, help = problem
                yield Breach(record.place("frameworks", index, name), message, help)


def _unknown(graph: Graph, scheme: str, term: str) -> tuple[str, str, str] | None:
    """Which of the two keys is wrong, and what to say; None where both are known."""
    schemes = graph.vocabulary.schemes
    if scheme not in schemes:
        return (
            "scheme",
            f"The vocabulary has no scheme {quoted(scheme)}.",
            Nearest(schemes).hint(scheme, "add it to the schemes of content/vocabulary.yml"),
        )
    if term not in schemes[scheme].terms:
        return (
            "term",
            f"{quoted(term)} is not a term of '{scheme}' in the vocabulary.",
            Nearest(schemes[scheme].terms).hint(term, "add it to content/vocabulary.yml"),
        )
    return None


@rule("S325")
def mapping_says_too_little(graph: Graph) -> Iterator[Breach]:
    """A mapping names known terms, and what it rests on."""
    document = graph.vocabulary_document
    for index, mapping in enumerate(graph.vocabulary.mappings):
        for prefix, scheme, term in (("", mapping.scheme, mapping.term), ("to_", mapping.to_scheme, mapping.to_term)):
            if problem := _unknown(graph, scheme, term):
                name, message, help = problem
                yield Breach(document.place("mappings", index, prefix + name), message, help)
        needed = (
            {"source": mapping.source}
            if mapping.basis == "reported"
            else {
                "rationale": mapping.rationale,
                "by": mapping.by,
            }
        )
        for name, value in needed.items():
            if value is None:
                yield Breach(
                    document.place("mappings", index, "basis"),
                    f"This mapping is {mapping.basis}, but '{name}' is missing.",
                    f"add '{name}: …'",
                )
