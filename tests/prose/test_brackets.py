"""The short way through prose agrees with the parser wherever it is taken."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from synth.prose import Cite, Pointer, plain_text, read_prose, render_block, render_inline
from synth.prose.brackets import pieces
from synth.prose.parser import parser
from synth.prose.prose import parsed_prose
from synth.prose.render import _html
from tests.chance import examples

_TEXT = st.lists(
    st.sampled_from(
        [
            *"[ [[ ] ]] @ [@ | ; , a b-c p. 4 [@smith-2020] [[no-plan]] [[no-plan|words]] [@a,".split(),
            *("@b]", "安全", "<b>", *"&!(){}#: \n\t", "\n  "),
        ]
    ),
    max_size=14,
).map("".join)


class Plain:
    def cite(self, citations: Sequence[Cite]) -> str:
        return f"<c>{[(cite.key, cite.locator) for cite in citations]}</c>"

    def point(self, pointer: Pointer) -> str:
        return f"<p>{pointer.id}|{pointer.words}</p>"


@examples(1000)
@given(_TEXT)
def test_it_finds_what_the_parser_finds(text: str) -> None:
    assert read_prose(text) == parsed_prose(text)


@examples(1000)
@given(_TEXT.map(str.strip).filter(bool))
def test_it_shows_what_the_parser_shows(text: str) -> None:
    assert render_block(text, Plain()) == _html(parser().parse(text, {}), Plain())
    assert render_inline(text, Plain()) == _html(parser().parseInline(text, {}), Plain())


@examples(1000)
@given(_TEXT.map(str.strip).filter(pieces))
def test_it_tells_the_plain_text_that_the_parser_tells(text: str) -> None:
    assert f"{plain_text(text)} end".strip() == plain_text(f"{text}\n\n*end*")


def test_it_takes_ordinary_prose_and_leaves_the_rest() -> None:
    assert pieces("In two studies [@a; @b], see [[c]].") is not None
    for text in ("*one*", "a\n\nb", "- a", "[a](https://example.org)", r"\[", "[@]"):
        assert pieces(text) is None


def test_text_is_escaped() -> None:
    assert render_block("<script> [[a]] &", Plain()) == Markup("<p>") + escape("<script> ") + Markup(
        "<p>a|</p> &amp;</p>"
    )
