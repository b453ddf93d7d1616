"""The parts of a YAML text with their places, by libyaml: texts, lists and blocks of keys, nothing resolved."""

from __future__ import annotations

from functools import lru_cache

from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Keys = tuple[str | int, ...]
"""The way from the top of a text to a value: names of keys, and numbers of items from 0."""

PLAIN = ""
"""The style of a text without quotes, as libyaml's binding gives it."""


DEEPEST = 50
"""How many levels lists and blocks of keys can stand inside each other."""


class TooDeep(Exception):
    """A text nests deeper than is read."""


class Parser(CParser):
    """libyaml's parser. It composes nodes without looking at what their texts could mean.

    Composing recurses in C, where nothing stops it before the process dies; but it calls
    `descend_resolver` before each node and `ascend_resolver` after it, and so can be stopped there.
    """

    def __init__(self, text: str, deepest: int = DEEPEST) -> None:
        super().__init__(text)
        # One more than the lists and blocks: what stands in the innermost counts as well.
        self._levels_left = deepest + 1

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Called before each node. Raises `TooDeep`."""
        self._levels_left -= 1
        if self._levels_left < 0:
            raise TooDeep

    def ascend_resolver(self) -> None:
        """Called after each node."""
        self._levels_left += 1

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return "value"


def compose(text: str, deepest: int = DEEPEST) -> Node | None:
    """The root of a text; None for an empty one. Raises `yaml.YAMLError` and `TooDeep`."""
    parser = Parser(text, deepest)
    try:
        root: Node | None = parser.get_single_node()
    finally:
        parser.dispose()
    return root


class Outline:
    """The tree of a text, with the children of each part by key, found when first asked for."""

    def __init__(self, text: str) -> None:
        self.root = compose(text)
        self._children: dict[int, dict[str | int, tuple[Node, Node]]] = {}

    def find(self, keys: Keys) -> tuple[Node | None, Node | None, bool]:
        """The key and the value at the longest part of `keys` that exists, and whether that is all of it.

        The key is None at the top; an item of a list is its own key.
        """
        key, value = None, self.root
        for name in keys:
            pair = self._pairs(value).get(name)
            if pair is None:
                return key, value, False
            key, value = pair
        return key, value, True

    def _pairs(self, node: Node | None) -> dict[str | int, tuple[Node, Node]]:
        known = self._children.get(id(node))
        if known is None:
            known = self._children[id(node)] = {}
            if isinstance(node, SequenceNode):
                known.update((number, (item, item)) for number, item in enumerate(node.value))
            elif isinstance(node, MappingNode):
                for key, value in node.value:
                    if isinstance(key, ScalarNode):
                        known.setdefault(key.value, (key, value))
        return known


@lru_cache(maxsize=4)
def outline(text: str) -> Outline:
    """The outline of a text that composes; the last few are kept, as messages come file by file."""
    return Outline(text)


def span(node: Node) -> tuple[int, int]:
    """Where a node stands in its text: the indexes of its start and its end."""
    assert node.start_mark is not None
    assert node.end_mark is not None
    return node.start_mark.index, node.end_mark.index
