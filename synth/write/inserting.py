"""Where lines can be put into a YAML text that somebody wrote, so that everything else stays as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from synth.read.yaml_form.outline import span


def end_of(text: str, node: Node, column: int) -> int:
    """The end of a value's last line, or of the comments below it that are indented deeper than `column` (from 0)."""
    last = max(_ends(node))
    end = _line_end(text, len(text[:last].rstrip()))
    while end < len(text):
        following = _line_end(text, end + 1)
        line = text[end + 1 : following]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= column:
            break
        end = following
    return end


def line_end(text: str, node: Node) -> int:
    """The end of the line in which a key or a value begins."""
    return _line_end(text, span(node)[0])


def inserted(text: str, additions: Iterable[tuple[int, list[str]]]) -> str:
    """The text with lines put in behind the ends of some lines; those for the same end in the order given."""
    # From the last place to the first, so that the places before stay where they are.
    for _, (end, lines) in sorted(enumerate(additions), key=lambda each: (each[1][0], each[0]), reverse=True):
        text = text[:end].rstrip("\n") + "".join(f"\n{line}" for line in lines) + "\n" + text[end:].removeprefix("\n")
    return text


def _ends(node: Node) -> list[int]:
    """Where the texts and brackets within a node end; a block's own end lies beyond the lines that follow it."""
    if isinstance(node, ScalarNode) or (isinstance(node, SequenceNode | MappingNode) and node.flow_style):
        return [span(node)[1]]
    held = [value for pair in node.value for value in pair] if isinstance(node, MappingNode) else node.value
    return [end for each in held for end in _ends(each)]


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end
