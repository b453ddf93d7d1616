"""LaTeX to plain text, against a table of pairs."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.read.bibtex.latex import decode, decode_plain, squeezed

PAIRS = tomllib.loads((Path(__file__).parent / "latex.toml").read_text("utf-8"))
LATEX = st.lists(
    st.sampled_from(
        [
            "\\",
            "{",
            "}",
            "~",
            "--",
            "`",
            "''",
            "$",
            "^",
            "_",
            '"',
            "\\v",
            "\\foo",
            "\\enquote",
            " ",
            "a",
            "é",
            "%",
            "\\i",
        ]
    )
).map("".join)


@pytest.mark.parametrize(("written", "shown"), [pair for pairs in PAIRS.values() for pair in pairs])
def test_pair(written: str, shown: str) -> None:
    assert decode(written) == shown


@pytest.mark.parametrize("language", ["danish", "german", "french", "spanish", "czech"])
def test_letters_as_themselves(language: str) -> None:
    for _, shown in PAIRS[language]:
        assert decode(shown) == shown


@given(st.text(st.characters(exclude_characters="\\{}~`$-\t\n ", codec="utf-8")))
def test_text_without_signs_of_latex_is_untouched(text: str) -> None:
    assert decode(text) == text


@given(LATEX)
def test_nothing_is_raised_and_no_letter_is_lost(text: str) -> None:
    assert decode(text).count("%") == text.count("%")
    decode_plain(text)


def test_unknown_commands_are_told_with_their_place() -> None:
    told: list[tuple[int, int]] = []
    text = r"\emph{a} \foo{b} \'e \1 \textbar \bar"
    decode(text, lambda start, end: told.append((start, end)))
    assert [text[start:end] for start, end in told] == [r"\foo", r"\1", r"\bar"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("https://example.org/a%20b?c=1&d=e_f#g~h", "https://example.org/a%20b?c=1&d=e_f#g~h"),
        (r"https://example.org/a\%20b?c=1\&d=e\_f\#g\~{}h", "https://example.org/a%20b?c=1&d=e_f#g~h"),
        (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
        (r"{https://example.org/{\_}a\textasciitilde{}b\textunderscore c}", "https://example.org/_a~b_c"),
        (" 10.1234/a--b ", "10.1234/a--b"),
    ],
)
def test_addresses_and_numbers_are_no_prose(written: str, shown: str) -> None:
    assert decode_plain(written) == shown


@pytest.mark.parametrize(
    "sign", ["{", "}", "\\", "`", "``", "$", "~", "-", "\\'", "\\foo{", "{{ ", "{%", "\\url{", "\\href{", "`a'b "]
)
def test_long_rows_of_signs_end(sign: str) -> None:
    decode(sign * 100_000)
    decode_plain(sign * 100_000)


def test_blanks_of_other_scripts_stay() -> None:
    assert squeezed(" a\u3000b \n c ") == "a\u3000b c"
