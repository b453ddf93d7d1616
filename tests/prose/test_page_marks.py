"""Citations and pointers in pages; what is code is told by Python-Markdown's rules, which render the pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.frame.engine import _MARKDOWN
from synth.frame.plain_markdown import PlainMarkdown
from synth.prose import read_page
from synth.prose.page_marks import without_code
from tests.chance import examples


def marks(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in read_page(text).marks]


def faults(text: str) -> list[tuple[str, str]]:
    return [(item.fault.code, text[item.start : item.end]) for item in read_page(text).faults]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See [@a].", ["[@a]"]),
        ("See [@a, p. 4; @b] and [[x]] and [[x|the words]].", ["[@a, p. 4; @b]", "[[x]]", "[[x|the words]]"]),
        ("[@a;\n@b]", ["[@a;\n@b]"]),
        ("[@a]: it is so.", ["[@a]"]),
        ("| a | b |\n|---|---|\n| [[x|y]] | [@a] |", ["[[x|y]]", "[@a]"]),
        ("Words[^1].\n\n[^1]: The note [@a].\n\n    Its second part [@b].", ["[@a]", "[@b]"]),
        ("- item\n\n    its second part [@a]", ["[@a]"]),
        ("1. one\n    - two\n\n        its second part [@a]", ["[@a]"]),
        ('!!! note "Title"\n    Text [@a].\n\n    More [@b].', ["[@a]", "[@b]"]),
        ("Term\n:   What it means [@a].\n\n    More [@b].", ["[@a]", "[@b]"]),
        ("words\n    go on [@a]", ["[@a]"]),
        ("~~~\n[@a]", ["[@a]"]),
        ("``` yaml\nkey: [@a]\n```\n\n[@b]", ["[@b]"]),
        ("- one\n    - two\n[^1]: of two\n\n        its second part [@a]", ["[@a]"]),
        ("- one\n    - two\n1. of two\n\n        its second part [@a]", ["[@a]"]),
        ("- one\n\n        code\n- within one\n\n        its second part [@a]", ["[@a]"]),
    ],
)
def test_marks_are_found_in_text(text: str, found: list[str]) -> None:
    assert marks(text) == found
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: '[@a]'\n---\n\nText.",
        "`[@a]` and ``[[x]] ` y``",
        "```\n[@a]\n```",
        "~~~~ text\n[[x]]\n~~~\n[@a]\n~~~~",
        "Words.\n\n    [@a]\n\n    [[x]]\n",
        "\t[@a]",
        "- item\n\n        [@a]",
        r"\[@a] and \[[x]]",
        "[@a](page.md) and [[x]](page.md)",
        "[^1] [x] [x]: y [] [[]] [[ ]] @a",
    ],
)
def test_code_escapes_and_links_have_none(text: str) -> None:
    assert marks(text) == []
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[@a and @b]", [("S503", "[@a and @b]")]),
        ("## What we know [@a]\n\nText.", [("S956", "[@a]")]),
        ("What we know [[x]]\n---\n\nText.", [("S956", "[[x]]")]),
        ("[the report [@a]](https://example.org)", [("S505", "[@a]")]),
        ("![a map [[x]]](map.png)", [("S505", "[[x]]")]),
        ("[one [two [@a]] three](x.md) [@b]", [("S505", "[@a]")]),
    ],
)
def test_what_cannot_stand_where_it_stands_is_told_at_its_place(text: str, found: list[tuple[str, str]]) -> None:
    assert faults(text) == found


def test_blanks_take_the_place_of_code() -> None:
    text = "a `b` c\n\n    d\n\n```\ne\n```\nf"
    assert without_code(text) == "a     c\n\n     \n\n   \n \n   \nf"


class _Code(HTMLParser):
    """The text within code, and without."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.within: list[str] = []
        self.without: list[str] = []
        self._depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._depth += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "code"

    def handle_data(self, data: str) -> None:
        (self.within if self._depth else self.without).append(data)


_LINES = st.sampled_from(
    [
        "words [@k]",
        "",
        "",
        "    [@k]",
        "        [@k] words",
        "- item [@k]",
        "    - item within [@k]",
        "1. item",
        "`[@k]` words [@k]",
        "``[@k] ` [@k]``",
        "```\n[@k]\n```",
        "~~~ text\n[@k]\n\n    [@k]\n~~~",
        "[^1]: a note [@k]",
    ]
)


@examples(400)
@given(st.lists(_LINES, max_size=9))
def test_what_is_code_is_code_to_the_engine(lines: list[str]) -> None:
    # Each mark has a number of its own, to be followed through the engine.
    parts = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).split("[@k]")
    text = parts[0] + "".join(f"[@k{number}]{part}" for number, part in enumerate(parts[1:]))
    page = _Code(markdown.markdown(text, extensions=[*_MARKDOWN, PlainMarkdown()]))
    within, without = "".join(page.within), "".join(page.without)
    found = marks(text)
    assert [mark for mark in found if mark in within] == []
    assert [mark for mark in re.findall(r"\[@k[0-9]+\]", without) if mark not in found] == []
