"""What prose cites and points at, and what it must not hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synth.prose import Cite, Pointer, Prose, read_prose
from synth.prose.prose import LONGEST, MOST_FAULTS


def told(text: str) -> list[tuple[str, str]]:
    return [(fault.code, fault.written) for fault in read_prose(text).faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@smith-2020]", [("smith-2020", "")]),
        ("[@smith-2020, p. 4]", [("smith-2020", "p. 4")]),
        ("[@one; @two, pp. 1-2, 7]", [("one", ""), ("two", "pp. 1-2, 7")]),
        ("[@DBLP:a/b_c+d.e]", [("DBLP:a/b_c+d.e", "")]),
        ("[@smith-2020,\n  p. 4]", [("smith-2020", "p. 4")]),
        ("*so [@one] says*", [("one", "")]),
        ("- a [@one]\n- b [@two]", [("one", ""), ("two", "")]),
        ("[@著者-2020]", [("著者-2020", "")]),
        ("two [@one] and [@one]", [("one", ""), ("one", "")]),
        ("someone@example.org [see @one] [ @one]", []),
        (r"\[@one]", []),
    ],
)
def test_citations_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    prose = read_prose(text)
    assert [(cite.key, cite.locator) for cite in prose.citations] == expected
    assert prose.faults == ()


def test_a_citation_knows_the_brackets_as_typed() -> None:
    written = "[@one;\n @two, p.  4]"
    assert read_prose(f"So {written}.").citations == (Cite("one", "", written), Cite("two", "p. 4", written))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [[no-plan]]", [Pointer("no-plan", "", "[[no-plan]]")]),
        ("[[no-plan|the plan]]", [Pointer("no-plan", "the plan", "[[no-plan|the plan]]")]),
        ("[[ no-plan | the plan ]]", [Pointer("no-plan", "the plan", "[[ no-plan | the plan ]]")]),
        ("[[smith-2020/f1]]", [Pointer("smith-2020/f1", "", "[[smith-2020/f1]]")]),
        ("**[[a]]** [[b]]", [Pointer("a", "", "[[a]]"), Pointer("b", "", "[[b]]")]),
        ("[[]] [[ ]] [[a\nb]] [[a[b]] [[a|]]", []),
        (r"\[[a]]", []),
    ],
)
def test_pointers_are_found(text: str, expected: list[Pointer]) -> None:
    assert list(read_prose(text).pointers) == expected


@pytest.mark.parametrize(
    "written", ["[@]", "[@ one]", "[@one two]", "[@one; two]", "[@one, ]", "[@one;]", "[@one, p; ]"]
)
def test_a_citation_that_cannot_be_read_is_told(written: str) -> None:
    assert told(f"As {written} says") == [("S503", written)]


CODE = "This link would run code instead of leading to a page."
NOWHERE = "This link leads to no web page or e-mail address."


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("javascript:alert(1)", CODE),
        ("JaVaScRiPt:x", CODE),
        ("java&#115;cript:x", CODE),
        ("java&#x73;cript:x", CODE),
        ("javascript&colon;x", CODE),
        ("java%73cript:x", CODE),
        ("&#1;javascript:x", CODE),
        ("<javascript:x>", CODE),
        ("< java script:x >", CODE),
        (" javascript:x ", CODE),
        ("java\u200bscript:x", CODE),
        ("vbscript:x", CODE),
        ("VBSCRIPT:x", CODE),
        ("data:text/html,x", CODE),
        ("//example.org", "This link does not say whether it is http or https."),
        ("\\\\example.org", "This link does not say whether it is http or https."),
        ("http://a@example.org", "This link has a user name before its host, which hides where it leads."),
        ("https://a:b@example.org/x", "This link has a user name before its host, which hides where it leads."),
        (
            "http://example.org%2f@evil.example",
            "This link has a user name before its host, which hides where it leads.",
        ),
        ("https:example.org", NOWHERE),
        ("https:///x", NOWHERE),
        ("https://", NOWHERE),
        ("ftp://example.org", NOWHERE),
        ("file:///etc/passwd", NOWHERE),
        ("../x", NOWHERE),
        ("#x", NOWHERE),
        ("", NOWHERE),
        ("mailto:", NOWHERE),
        ("mailto:a@b?bcc=c@d", NOWHERE),
        ('https://example.org/"onmouseover="x', NOWHERE),
    ],
)
def test_a_link_that_is_not_allowed_is_told_as_typed(address: str, message: str) -> None:
    written = f"[the report]({address})"
    prose = read_prose(f"See {written} now")
    assert [(fault.code, fault.written, fault.message) for fault in prose.faults] == [("S501", written, message)]


@pytest.mark.parametrize("address", ["java script:x", "java\tscript:x", "java\nscript:x", "javascript:x 'title'"])
def test_what_almost_is_a_link_that_runs_code_is_told_too(address: str) -> None:
    assert [code for code, _ in told(f"[x]({address})")] == ["S501"]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a_(b)/c?d=e&f=g#h",
        "HTTPS://Example.org/~x",
        "<https://example.org/a>",
        "https://日本.example/道",
        "mailto:someone@example.org",
        "https://doi.org/10.1192/bjo.2020.156",
    ],
)
def test_a_link_that_is_allowed_is_not_told(address: str) -> None:
    assert read_prose(f"See [the report]({address}) now") == Prose()


@pytest.mark.parametrize("written", ["[@one]", "[[one]]", "[[one|words]]"])
def test_marks_that_lead_somewhere_cannot_stand_in_a_link(written: str) -> None:
    prose = read_prose(f"[see {written}](https://example.org)")
    assert [(fault.code, fault.written) for fault in prose.faults] == [("S505", written)]
    assert prose.citations == ()
    assert prose.pointers == ()


@pytest.mark.parametrize("written", ["![a](https://example.org/x.png)", "![](x.png)", "![a [b]](data:x)", "![a](//b)"])
def test_a_picture_is_told(written: str) -> None:
    assert told(f"See {written}") == [("S502", written)]


def test_an_exclamation_mark_before_words_in_brackets_is_no_picture() -> None:
    assert read_prose("Stop![a] Now! [a](https://example.org)") == Prose()


@pytest.mark.parametrize(
    "text", ["the word [sic](see note)", "f [1] (2)", "[x]: javascript:y", "<javascript:x>", "javascript:x"]
)
def test_what_is_no_link_is_not_told(text: str) -> None:
    assert read_prose(text) == Prose()


def test_a_text_that_is_too_long_is_not_taken_apart() -> None:
    text = "[@a]" * (LONGEST // 4)
    assert len(read_prose(text).citations) == LONGEST // 4
    assert told(text + "x") == [("S504", text[:60])]


def test_a_flood_of_faults_is_cut_off() -> None:
    text = " ".join(f"[a](x{number})" for number in range(1000))
    assert len(read_prose(text).faults) == MOST_FAULTS


@given(
    st.lists(st.sampled_from([*"[]()@!;,|<>\\*_ \n", "[@", "[[", "](", "a", "http://b", "javascript:", "//"])).map(
        "".join
    )
)
def test_every_fault_stands_in_the_text_as_typed(text: str) -> None:
    prose = read_prose(text)
    marks = [*(cite.written for cite in prose.citations), *(pointer.written for pointer in prose.pointers)]
    for written in (*marks, *(fault.written for fault in prose.faults)):
        assert written in text
