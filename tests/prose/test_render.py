"""Prose on the page: its own marks and no others; every other character stands as typed."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from synth.prose import Cite, Pointer, plain_text, render_block, render_inline
from tests.chance import examples


class AsTyped:
    """Shows marks in brackets as they were typed."""

    def cite(self, citations: Sequence[Cite]) -> str:
        return str(escape(citations[0].written))

    def point(self, pointer: Pointer) -> str:
        return str(escape(pointer.written))


class Marked:
    def cite(self, citations: Sequence[Cite]) -> str:
        return f"<cite>{escape('; '.join(f'{cite.key} {cite.locator}'.strip() for cite in citations))}</cite>"

    def point(self, pointer: Pointer) -> str:
        return f'<a href="#">{escape(pointer.words or pointer.id)}</a>'


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "</article>",
    "<!-- x -->",
    "-->",
    "]]>",
    "{{ 7*7 }}",
    "{% raw %}",
    '--8<-- "mkdocs.yml"',
    "[TOC]",
    ":smile:",
    "[^1]",
    "[^1]: x",
    "*[a]: b",
    "[a]: https://example.org",
    "# heading",
    "heading\n=======",
    "> quote",
    "```\ncode\n```",
    "`code`",
    "a | b\n--|--\nc | d",
    "&amp; &#60; &nbsp;",
    "<https://example.org>",
    "https://example.org",
    "~~x~~ ^x^ ==x==",
    "+ 5 %",
    "1986. A good year",
    "***",
    "---",
    "snake_case_words and 2*3*4",
    r"C:\dir\new \n \( \# \<",
    "[x][y] [x] []",
    "$x$ \\(x\\)",
    "!!! note",
    "{: .class }",
    "'\"<>&",
]


def shown(markup: str) -> str:
    """What a reader sees: the text between the tags."""
    return html.unescape(re.sub(r"<[^<>]*>", "", markup))


@pytest.mark.parametrize("text", ATTACKS)
def test_what_is_no_mark_stands_as_typed(text: str) -> None:
    assert render_block(text, AsTyped()) == f"<p>{escape(text)}</p>"
    assert render_inline(text, AsTyped()) == escape(text)
    assert shown(render_block(text, AsTyped())) == text
    assert plain_text(text) == " ".join(text.split())


def test_all_of_it_in_one_text_stands_as_typed() -> None:
    text = " ".join(text for text in ATTACKS if "\n" not in text and text != "***")
    assert shown(render_block(f"So: {text}", AsTyped())) == f"So: {text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "<p>plain</p>"),
        ("", ""),
        ("  \n", ""),
        ("*a* _b_ **c** __d__", "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>"),
        ("これは*強調*です", "<p>これは<em>強調</em>です</p>"),
        ("one\ntwo\n\nthree", "<p>one\ntwo</p><p>three</p>"),
        ("- a\n- b\n  - c", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("1. a\n2. b\n1986. c", "<ol><li>a</li><li>b</li><li>c</li></ol>"),
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("* a\n* b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("so:\n- a", "<p>so:</p><ul><li>a</li></ul>"),
        (
            "[a *b*](https://example.org/?c=d&e=f)",
            '<p><a href="https://example.org/?c=d&amp;e=f" rel="external">a <em>b</em></a></p>',
        ),
        ("[a](mailto:b@example.org)", '<p><a href="mailto:b@example.org" rel="external">a</a></p>'),
        ("[a](javascript:b)", "<p>[a](javascript:b)</p>"),
        ("![a](https://example.org)", "<p>![a](https://example.org)</p>"),
        ("as [@one, p. 4; @two] say", "<p>as <cite>one p. 4; two</cite> say</p>"),
        ("*see [[a|b <c>]]*", '<p><em>see <a href="#">b &lt;c&gt;</a></em></p>'),
        (r"\*a\* \[[b]] \_c\_", "<p>*a* [[b]] _c_</p>"),
        ("[a [[b]] c](https://d.example)", '<p><a href="https://d.example" rel="external">a [[b]] c</a></p>'),
    ],
)
def test_the_small_markdown(text: str, expected: str) -> None:
    assert render_block(text, Marked()) == expected
    assert isinstance(render_block(text, Marked()), Markup)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* **b**", "<em>a</em> <strong>b</strong>"),
        ("- a\n\n- b", "- a\n\n- b"),
        ("[@one]", "<cite>one</cite>"),
        ("a < b", "a &lt; b"),
    ],
)
def test_within_a_line(text: str, expected: str) -> None:
    assert render_inline(text, Marked()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* [b](https://c.example) **d**", "a b d"),
        ("As one says [@one, p. 4], so [@two].", "As one says, so."),
        ("[@one] says", "says"),
        ("see [[a-b]] or [[a|words]]", "see A B or words"),
        ("- a\n- b\n\nc", "a b c"),
        ("a\n  b", "a b"),
        (r"\*a\*", "*a*"),
    ],
)
def test_plain_text_has_no_marks(text: str, expected: str) -> None:
    assert plain_text(text, lambda pointer: pointer.id.replace("-", " ").upper()) == expected


def test_a_pointer_without_words_is_its_id_in_plain_text() -> None:
    assert plain_text("see [[a-b]]") == "see a-b"


NASTY = st.lists(
    st.sampled_from(
        [
            *ATTACKS,
            *"*_[]()\\<>&\"'`#!|-+.:;@ \n\t",
            *(
                "a",
                "1",
                "日本",
                "é",
                "**",
                "[[",
                "]]",
                "[@",
                "](",
                "- ",
                "1. ",
                "\n\n",
                "\n- ",
                "[@k]",
                "[[i]]",
                "[[i|w]]",
            ),
        ]
    ),
    max_size=25,
).map("".join)
# The marks of the small Markdown itself, and the white space and numbers that lists take up.
_MARKS = re.compile(r"[*_\\\s]|^[ \t]*(?:(?:[-*]|[0-9]+[.)])[ \t]+)*", re.MULTILINE)
_OURS = re.compile(r"</?(?:p|ul|ol|li|em|strong)>")


@examples(500)
@given(NASTY)
@example("- - a\n- 1. b\n10. c")
@example("*a _b* c_ [@k] `*`")
def test_no_text_makes_any_other_mark_or_loses_a_character(text: str) -> None:
    markup = render_block(text, AsTyped())
    rest = _OURS.sub("", markup)
    assert "<" not in rest
    assert ">" not in rest
    assert bare(html.unescape(rest)) == bare(text)
    assert bare(html.unescape(re.sub("</?(?:em|strong)>", "", render_inline(text, AsTyped())))) == bare(text)


def bare(text: str) -> str:
    """The letters of a text, without what the small Markdown takes for its marks."""
    return re.sub(r"[*_\\\s0-9.)-]", "", text)


LONG = [
    "[",
    "]",
    "[]",
    "[a](",
    "![a](",
    "[@",
    "[@a;",
    "[[",
    "[[a|",
    "](",
    "](javascript:",
    "*",
    "**a",
    "_*",
    "*a ",
    "- ",
    "# x\n",
]


@pytest.mark.parametrize(
    "piece", [*LONG, "- a\n", "1. ", "\\[", "[x](https://a.example)", "> ", "a\n\n", "<", "&", "`"]
)
def test_a_flood_of_one_mark_keeps_its_characters(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert bare(shown(render_block(text, AsTyped()))) == bare(
        text.replace("(https://a.example)", "").replace("[x]", "x")
    ) or (piece.startswith("[x]"))


def test_a_text_that_is_too_long_stands_as_typed() -> None:
    text = "*a* " * 20_000
    assert render_block(text, AsTyped()) == f"<p>{text.strip()}</p>"
