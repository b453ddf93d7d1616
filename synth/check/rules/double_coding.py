"""What several people coded each on their own can be compared: who coded, with which codes, how much of it twice."""

from __future__ import annotations

from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.diagnostics import Place
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import counted, listed, quoted
from synth.link.graph import Graph
from synth.model.double_coding import MOST_CODES, CodingRound
from synth.read.document import Document


@rule("S360")
def one_coder(graph: Graph) -> Iterator[Breach]:
    """At least two people coded."""
    for index, coding in _rounds(graph):
        if len(coding.coders) == 1:
            yield Breach(
                _place(graph, index, "coders"),
                f"Only {quoted(coding.coders[0])} coded this, so there is nothing to compare.",
                "name everybody who coded, or take this entry out",
            )


@rule("S361")
def coder_named_twice(graph: Graph) -> Iterator[Breach]:
    """Each coder is named once, whatever the capitals."""
    for index, coding in _rounds(graph):
        first: dict[str, int] = {}
        for position, coder in enumerate(coding.coders):
            earlier = first.setdefault(_folded(coder), position)
            if earlier != position:
                yield Breach(
                    _place(graph, index, "coders", position),
                    f"{quoted(coder)} is named twice; the first is entry {earlier + 1}. One person cannot be compared "
                    "with themselves.",
                    "take one out; where two people have one name, tell them apart",
                )


@rule("S362")
def unknown_coder(graph: Graph) -> Iterator[Breach]:
    """Who gave a code is one of the coders."""
    for index, coding in _rounds(graph):
        for position, unit in enumerate(coding.units):
            for coder in unit.codes:
                if coder not in coding.coders:
                    yield Breach(
                        _document(graph).key_place("rounds", index, "units", position, "codes", coder),
                        f"{quoted(coder)} is not one of the coders of this round: {listed(coding.coders, 'and')}.",
                        "correct the name, or add it to 'coders'",
                    )


@rule("S363")
def unknown_code(graph: Graph) -> Iterator[Breach]:
    """A code is one of those that could be given, where these are listed."""
    for index, coding in _rounds(graph):
        known = Nearest(coding.codes)
        for position, unit in enumerate(coding.units if coding.codes else ()):
            for coder, code in unit.codes.items():
                if code not in coding.codes:
                    yield Breach(
                        _place(graph, index, "units", position, "codes", coder),
                        f"{quoted(code)} is not one of the codes of this round: {listed(coding.codes, 'and')}.",
                        known.hint(code, "correct the code, or add it to 'codes'"),
                    )


@rule("S364")
def coded_by_one(graph: Graph) -> Iterator[Breach]:
    """Units that only one person coded are told: they say nothing of agreement."""
    for index, coding in _rounds(graph):
        alone = [position for position, unit in enumerate(coding.units) if len(unit.codes) == 1]
        if alone and len(coding.coders) > 1:
            yield Breach(
                _place(graph, index, "units", alone[0], "codes"),
                f"{counted(len(alone), 'unit')} of {len(coding.units):,} in this round "
                f"{'has' if len(alone) == 1 else 'have'} a code from one person only, beginning here; agreement is "
                "computed without them.",
                "nothing to do where nobody else coded them",
            )


@rule("S365")
def agreement_undefined(graph: Graph) -> Iterator[Breach]:
    """Two people coded the same units, with more than one code in all, and not with ever new ones."""
    for index, coding in _rounds(graph):
        if len(coding.coders) < 2 or coding.is_measurable:
            continue
        why, help = _why_undefined(coding)
        yield Breach(
            _place(graph, index, "units"),
            f"Krippendorff's alpha cannot be computed here: {why}. The page says so and gives no figure.",
            help,
        )


def _why_undefined(coding: CodingRound) -> tuple[str, str]:
    """Why there is no figure, and what to do about it."""
    given = sorted(coding.codes_given)
    if not given:
        return "no unit was coded by two people", "add what the others coded, or take this entry out"
    if coding.has_too_many_codes:
        why = f"{len(given):,} different codes were given, and at most {MOST_CODES:,} are compared"
        return why, "write codes of a short list here, and not what people noted; 'codes' may name the list"
    return f"every unit that two people coded got the same code, {quoted(given[0])}", "nothing to do where it is so"


def _rounds(graph: Graph) -> Iterator[tuple[int, CodingRound]]:
    if graph.double_coding is not None:
        yield from enumerate(graph.double_coding.rounds)


def _place(graph: Graph, *keys: str | int) -> Place:
    return _document(graph).place("rounds", *keys)


def _document(graph: Graph) -> Document:
    if graph.double_coding_document is None:
        raise ValueError("double coding without its file")
    return graph.double_coding_document


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
