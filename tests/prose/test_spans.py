"""Prose as stretches of text for tables and documents."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synth.prose import Block, Cite, Pointer, Span, plain_text, prose_blocks, spans_text


class Named:
    def cite(self, citations: Sequence[Cite]) -> Sequence[Span]:
        return (Span(f"({'; '.join(f'{cite.key} {cite.locator}'.strip() for cite in citations)})"),)

    def point(self, pointer: Pointer) -> Span:
        return Span(pointer.words or pointer.id)


class LeftOut(Named):
    def cite(self, citations: Sequence[Cite]) -> Sequence[Span]:
        return ()


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("  ", ()),
        ("Plain\n  words.", (Block((Span("Plain words."),)),)),
        ("One.\n\nTwo.", (Block((Span("One."),)), Block((Span("Two."),)))),
        (
            "A *b* **c**.",
            (Block((Span("A "), Span("b", emphasis=True), Span(" "), Span("c", strong=True), Span("."))),),
        ),
        ("***both***", (Block((Span("both", emphasis=True, strong=True),)),)),
        ("See [us](https://x.org/a).", (Block((Span("See "), Span("us", address="https://x.org/a"), Span("."))),)),
        ("Said [@a, p. 4; @b].", (Block((Span("Said "), Span("(a p. 4; b)"), Span("."))),)),
        ("See [[x]] and [[y|*z*]].", (Block((Span("See "), Span("x"), Span(" and "), Span("*z*"), Span("."))),)),
        (
            "Some:\n\n- one\n- two\n  1. deep\n\nEnd.",
            (
                Block((Span("Some:"),)),
                Block((Span("one"),), "bullet", 1),
                Block((Span("two"),), "bullet", 1),
                Block((Span("deep"),), "number", 2),
                Block((Span("End."),)),
            ),
        ),
        (r"7*7 \*a\* =1 @b", (Block((Span("7*7 *a* =1 @b"),)),)),
        ("a\N{NO-BREAK SPACE}b", (Block((Span("a\N{NO-BREAK SPACE}b"),)),)),
    ],
)
def test_marks_become_stretches(text: str, blocks: tuple[Block, ...]) -> None:
    found = prose_blocks(text, Named())
    assert [(block.kind, block.depth, joined(block.spans)) for block in found] == [
        (block.kind, block.depth, joined(block.spans)) for block in blocks
    ]


def joined(spans: Sequence[Span]) -> list[Span]:
    """Neighbours that are set in the same way as one."""
    made: list[Span] = []
    for span in spans:
        if (
            made
            and (last := made[-1])
            and (last.emphasis, last.strong, last.address)
            == (
                span.emphasis,
                span.strong,
                span.address,
            )
        ):
            made[-1] = Span(last.text + span.text, span.emphasis, span.strong, span.address)
        else:
            made.append(span)
    return made


def test_a_link_is_told_with_its_address() -> None:
    assert spans_text([Span("See "), Span("us", address="https://x.org"), Span(".")]) == "See us (https://x.org)."
    assert spans_text([Span("https://x.org", address="https://x.org")]) == "https://x.org"


@given(st.text(alphabet="ab *_[]()@\\-1.\n\t:/", max_size=60))
@example("*a\n\n- b [c](https://d) [@e]")
@example("- a\n\n  b")
def test_nothing_is_said_that_plain_text_does_not_say(text: str) -> None:
    """Both ways of taking prose apart find the same words; how blanks stand at the edges of citations may differ."""
    blocks = prose_blocks(text, LeftOut())
    found = "".join("".join(span.text for span in block.spans) for block in blocks)
    assert "".join(found.split()) == "".join(plain_text(text).split())
    assert all(block.spans and all(span.text for span in block.spans) for block in blocks)
