"""Counts for the flow of studies, put into `content/review.yml` where they are missing; no number there is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yaml.nodes import MappingNode

from synth.diagnostics import Diagnostics
from synth.model.flow import Excluded, Flow
from synth.model.review import Review
from synth.model.structure import written_order
from synth.read.document import Document, parse_document
from synth.read.validation import validated
from synth.read.yaml_form.outline import outline
from synth.write.inserting import end_of, inserted, line_end
from synth.write.texts import on_one_line
from synth.write.tree import tree

FLOW = "flow"
_HEAD = (
    "# How many records were found, left out and included, step by step; the page /flow/ shows it. Write 0 for none,",
    "# and leave out what is not known. A number with a comment was counted; the others are for you to fill in.",
)


class NotWritable(Exception):
    """The counts have no place to go. The message says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted, by the names of Flow; for reports left out, how many in all. `origin` says from where."""

    numbers: Mapping[str, int]
    reasons: Sequence[tuple[str, int]] = ()
    """Why reports were left out in full text, each with how many: of `dbr_excluded`."""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """The file with the counts in it, and the names of those that are new.

    `kept` are those that say otherwise there: by their names, the number that stands there.
    """

    document: Document
    new: tuple[str, ...]
    kept: Mapping[str, int]


def with_counts(document: Document, review: Review, counts: Counts) -> Written:
    """The file review.yml, which reads as `review`, with the counts that it lacks.

    Raises NotWritable.
    """
    held = _held(review.flow or Flow())
    new = tuple(name for name in written_order(Flow) if name in counts.numbers and name not in held)
    if new:
        document = _reread(inserted(document.text, _additions(document, new, counts)), document, new)
    kept = {name: held[name] for name, number in counts.numbers.items() if held.get(name, number) != number}
    return Written(document, new, kept)


def _held(flow: Flow) -> dict[str, int]:
    """The numbers that are there, in a block with reasons the number in all."""
    held = {}
    for name in written_order(Flow):
        value = getattr(flow, name)
        number = value.total if isinstance(value, Excluded) else value
        if isinstance(number, int):
            held[name] = number
    return held


def _additions(document: Document, new: Sequence[str], counts: Counts) -> Iterator[tuple[int, list[str]]]:
    """The lines to put in, each with the end of the line that they go behind."""
    text = document.text
    if FLOW not in document.value:
        root = outline(text).root
        if not isinstance(root, MappingNode) or root.flow_style:
            raise NotWritable("the file stands in brackets")
        lines = [*_HEAD, f"{FLOW}:", *(line for name in new for line in _lines(name, counts, 2))]
        yield _end_before(text, root, FLOW, written_order(Review)), ["", *lines]
        return
    key, flow, _ = outline(text).find((FLOW,))
    if key is None or not isinstance(flow, MappingNode) or flow.flow_style:
        raise NotWritable("'flow' stands in brackets; write its keys one below the other")
    assert flow.start_mark is not None
    for name in new:
        if name in document.value[FLOW]:
            raise NotWritable(f"'{name}' is there without a number")
        end = _end_before(text, flow, name, written_order(Flow))
        yield end or line_end(text, key), list(_lines(name, counts, flow.start_mark.column))


def _end_before(text: str, block: MappingNode, name: str, order: Sequence[str]) -> int:
    """The end of the last of the keys in a block that come before another; 0 where it is the first."""
    assert block.start_mark is not None
    ranks = {each: rank for rank, each in enumerate(order)}
    earlier = [(ranks[key.value], value) for key, value in block.value if key.value in ranks]
    earlier = [(rank, value) for rank, value in earlier if rank < ranks[name]]
    if not earlier:
        return 0
    return end_of(text, max(earlier, key=lambda pair: pair[0])[1], block.start_mark.column)


def _lines(name: str, counts: Counts, indent: int) -> Iterator[str]:
    margin, number = " " * indent, counts.numbers[name]
    beside = f"  # {counts.origin}" if counts.origin else ""
    if Flow.model_fields[name].annotation != Excluded | None:
        yield f"{margin}{name}: {number}{beside}"
        return
    yield f"{margin}{name}:{beside}"
    yield f"{margin}  n: {number}"
    if counts.reasons:
        yield f"{margin}  reasons:"
        for reason, n in counts.reasons:
            yield f"{margin}    - {{reason: {on_one_line(reason, bracketed=True)}, n: {n}}}"


def _reread(made: str, document: Document, new: Sequence[str]) -> Document:
    """The text with the counts in it, read: all that was there is there, comments too. Raises NotWritable."""
    messages = Diagnostics()
    again = parse_document(made, document.path, messages)
    if again is None or messages.items or validated(again, Review, messages) is None:
        raise NotWritable("the numbers could not be put in; add them by hand")
    before = {**document.value, FLOW: document.value.get(FLOW, {})}
    after = {**again.value, FLOW: {key: value for key, value in again.value[FLOW].items() if key not in new}}
    if before != after or Counter(tree(document.text).comments) - Counter(tree(made).comments):
        raise NotWritable("the numbers could not be put in; add them by hand")
    return again
