"""A tree of entries as canonical text: keys in the model's order, two spaces a level, lines of 120 characters."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from synth.model.structure import Shape, shapes, written_order
from synth.write.texts import WIDTH, on_one_line, written_out
from synth.write.tree import Entry, Tree

STEP = 2


def laid_out(tree: Tree, model: type[BaseModel]) -> str:
    """The text of a file of that model."""
    nothing = [] if tree.root.entries else ["{}"]
    head, entries = _trimmed(tree.head), _trimmed([*nothing, *_entries(tree.root, Shape(model=model), 0)])
    apart = [""] if head and tree.head[-1] == "" else []
    return "\n".join([*head, *apart, *entries]) + "\n"


def _trimmed(lines: list[str]) -> list[str]:
    """The lines without empty ones at the start and the end."""
    start, end = 0, len(lines)
    while start < end and not lines[start]:
        start += 1
    while end > start and not lines[end - 1]:
        end -= 1
    return lines[start:end]


def _entries(holder: Entry, shape: Shape, indent: int) -> list[str]:
    """The lines of a list or a block of keys."""
    lines: list[str] = []
    for entry in _ordered(holder, shape):
        within = _shape_of(entry, shape)
        written = _key(entry, within, indent) if entry.key is not None else _item(entry, within, indent)
        lines += [*_indented(entry.above, indent), *written]
    return [*lines, *_indented(holder.tail, indent)]


def _ordered(holder: Entry, shape: Shape) -> list[Entry]:
    """Keys as their model lists them, then unknown ones; items, and keys that the writer chose, as they stand."""
    if shape.model is None or not isinstance(holder.value, MappingNode):
        return holder.entries
    places = {name: place for place, name in enumerate(written_order(shape.model))}
    return sorted(holder.entries, key=lambda entry: places.get(_name(entry), len(places)))


def _name(entry: Entry) -> str:
    return str(entry.key.value) if entry.key is not None else ""


def _shape_of(entry: Entry, shape: Shape) -> Shape:
    if shape.item is not None:
        return shape.item
    return shapes(shape.model).get(_name(entry), Shape()) if shape.model is not None else Shape()


def _key(entry: Entry, shape: Shape, indent: int) -> list[str]:
    assert entry.key is not None
    return _value(entry, shape, f"{' ' * indent}{_word(entry.key)}:", indent)


def _item(entry: Entry, shape: Shape, indent: int) -> list[str]:
    """An item: a list or a block of keys begins on the line of its hyphen."""
    if not _stands_below(entry, shape, indent + STEP) or _is_plain_list(entry):
        return _value(entry, shape, f"{' ' * indent}-", indent)
    lines = _entries(entry, shape, indent + STEP)
    first = next(place for place, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
    above = [line[STEP:] for line in lines[:first]]
    beside = [f"{' ' * indent}{entry.beside}"] if entry.beside else []
    return [*beside, *above, f"{' ' * indent}- {lines[first].lstrip()}", *lines[first + 1 :]]


def _value(entry: Entry, shape: Shape, before: str, indent: int) -> list[str]:
    """The lines of a value behind its key or hyphen."""
    beside = f"  {entry.beside}" if entry.beside else ""
    value = entry.value
    if isinstance(value, ScalarNode):
        first, *others = written_out(value.value, value.style or "", len(before) + 1, indent + STEP, entry.source)
        return [f"{before} {first}{beside}", *others]
    if _stands_below(entry, shape, len(before) + 1):
        if _is_plain_list(entry):
            return [f"{before} [", *_packed(entry, indent + STEP), f"{' ' * indent}]{beside}"]
        return [f"{before}{beside}", *_entries(entry, shape, indent + STEP)]
    return [f"{before} {_in_brackets(entry, shape)}{beside}", *_indented(entry.tail, indent + STEP)]


def _stands_below(entry: Entry, shape: Shape, column: int) -> bool:
    """Whether a value stands on lines of its own; between brackets only where it was so and fits the line."""
    if not isinstance(entry.value, MappingNode | SequenceNode) or not entry.entries:
        return False
    return not entry.bracketed or entry.opened or column + len(_in_brackets(entry, shape)) > WIDTH


def _is_plain_list(entry: Entry) -> bool:
    """Whether a value is a list of texts between brackets, which keeps them."""
    texts = isinstance(entry.value, SequenceNode) and all(isinstance(each.value, ScalarNode) for each in entry.entries)
    return texts and entry.bracketed and not entry.opened


def _packed(entry: Entry, indent: int) -> list[str]:
    """The texts of a list, as many on each line as find room."""
    lines: list[str] = []
    for place, each in enumerate(entry.entries, 1):
        written = _in_brackets(each, Shape()) + ("," if place < len(entry.entries) else "")
        if lines and len(lines[-1]) + 1 + len(written) <= WIDTH:
            lines[-1] += f" {written}"
        else:
            lines.append(" " * indent + written)
    return lines


def _in_brackets(entry: Entry, shape: Shape) -> str:
    if entry.flat is None:
        entry.flat = _flattened(entry, shape)
    return entry.flat


def _flattened(entry: Entry, shape: Shape) -> str:
    value = entry.value
    if isinstance(value, ScalarNode):
        return on_one_line(value.value, value.style or "", bracketed=True)
    pieces = ", ".join(_pieces(entry, shape))
    return f"{{{pieces}}}" if isinstance(value, MappingNode) else f"[{pieces}]"


def _pieces(entry: Entry, shape: Shape) -> Iterator[str]:
    for each in _ordered(entry, shape):
        written = _in_brackets(each, _shape_of(each, shape))
        yield f"{_word(each.key, bracketed=True)}: {written}" if each.key is not None else written


def _word(key: Node, *, bracketed: bool = False) -> str:
    return on_one_line(key.value, key.style or "" if isinstance(key, ScalarNode) else "", bracketed=bracketed)


def _indented(lines: list[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else "" for line in lines]
