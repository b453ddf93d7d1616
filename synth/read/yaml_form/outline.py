"""The parts of a YAML text with their places, by libyaml: texts, lists and blocks of keys, nothing resolved."""

from __future__ import annotations

from functools import lru_cache

from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Keys = tuple[str | int, ...]
"""The way from the top of a text to a value: names of keys, and numbers of items from 0."""

PLAIN = ""
"""The style of a text without quotes, as libyaml's binding gives it."""


class Parser(CParser):
    """libyaml's parser. It composes nodes without looking at what their texts could mean."""

    def __init__(self, text: str) -> None:
        super().__init__(text)

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Nothing to do: nothing is resolved."""

    def ascend_resolver(self) -> None:
        """Nothing to do: nothing is resolved."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return "value"


def compose(text: str) -> Node | None:
    """The root of a text; None for an empty one. Raises `yaml.YAMLError`.

    The text's depth must have been checked: libyaml's binding recurses in C, where nothing stops it.
    """
    parser = Parser(text)
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
