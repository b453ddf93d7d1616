"""Bibliographies read: what comes out, where it stands, and that nothing gets lost."""

import re
import tomllib
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synth.diagnostics import Diagnostics
from synth.model.reference import Name, Reference
from synth.read.bibtex import read_bibliography
from synth.read.bibtex.blocks import find_blocks
from synth.read.bibtex.count import count_entries
from tests.chance import examples

ENTRIES = tomllib.loads((Path(__file__).parent / "entries.toml").read_text("utf-8"))
CASES = Path(__file__).parents[2] / "cases" / "references"
MAIN = "synth.read.bibtex.bibliography"
ONE = "@misc{one, author = {A, Anna}, title = {One}, year = {2001}}\n"
THREE = "@misc{three, author = {C, Cleo}, title = {Three}, year = {2003}}\n"
# Everything that means something to BibTeX, in every order.
SIGNS = """@ { } ( ) " , = # % \\ ~ @misc{ @string{ @comment{ @preamble{ k a1 title xdata jan é {A,B} author= year=2001,
crossref={k},"""
PIECES = st.lists(st.sampled_from([*SIGNS.split(), "\n", " ", "\n@book{b,"]), max_size=40).map("".join)


def read(text: str) -> tuple[dict[str, Reference], list[str]]:
    diagnostics = Diagnostics()
    references = read_bibliography(text, "references.bib", diagnostics)
    found = [
        f"{item.place.line}:{item.place.column} {item.code}"
        for item in diagnostics.ordered()
        if item.severity != "info"
    ]
    return {reference.key: reference for reference in references}, found


def codes(found: list[str]) -> list[str]:
    return [message.split()[1] for message in found]


@pytest.mark.parametrize("name", ENTRIES)
def test_fields(name: str) -> None:
    case: dict[str, Any] = dict(ENTRIES[name])
    references, found = read(case.pop("bibtex"))
    assert codes(found) == case.pop("told", [])
    for key, fields in case.items():
        assert {field: references[key].fields.get(field) for field in fields} == fields


def test_what_is_not_taken_over_is_not_there() -> None:
    references, _ = read(ENTRIES["chapter-of-a-book"]["bibtex"])
    assert references["one"].fields.keys().isdisjoint(("doi", "url", "shorttitle", "subtitle"))
    references, _ = read(ENTRIES["nobody-elses-business"]["bibtex"])
    assert references["one"].fields.keys() == {"author", "title", "year"}
    assert ":/home" not in repr(references)


def test_a_reference_knows_its_places_and_people() -> None:
    people = "  author = {van der Berg, Jan}, editor = {{X Y}}"
    references, _ = read(f'%\n@Article{{ smith-2020,\n\tTitle = {{ Ääni}},\n{people}, year = "20" # 20}}\n')
    smith = references["smith-2020"]
    assert (smith.type, smith.place.line, smith.place.column, smith.place.length) == ("article", 2, 11, 10)
    assert smith.place.source == "@Article{ smith-2020,"
    assert smith.authors == (Name(family="Berg", given="Jan", particle="van der"),)
    assert smith.editors == (Name(literal="X Y"),)
    places = {name: (place.line, place.column, place.length) for name, place in smith.places.items()}
    assert places == {"title": (3, 12, 4), "author": (4, 13, 17), "editor": (4, 43, 5), "year": (4, 59, 8)}
    assert smith.place_of("doi") == smith.place


def test_xdata_is_no_reference_of_its_own() -> None:
    references, found = read("@xdata{x, year = 2001}\n@misc{one, author = {A, Anna}, title = {One}, xdata = {x}}\n")
    assert list(references) == ["one"] and found == []


def test_the_doi_of_shared_data_is_that_of_the_entry() -> None:
    shared = "@xdata{x, doi = {10.1/x}}\n"
    references, found = read(shared + ONE.replace("title", "xdata = {x}, title"))
    assert references["one"].fields["doi"] == "10.1/x" and found == []
    _, found = read(shared + (ONE + THREE).replace("title", "xdata = {x}, title"))
    assert found == ["3:7 S403"]


@pytest.mark.parametrize("title", ["", " ", "{}", "\u200b", "\u3164 \u00ad", "\\emph{}"])
def test_a_title_without_ink_is_none(title: str) -> None:
    assert read(f"@misc{{k, author = {{A, Anna}}, year = 2001, title = {{{title}}}}}\n")[1] == ["1:7 S420"]


def test_all_faults_of_an_entry_are_told_at_once() -> None:
    text = "@misk{a:b, author = {A, B, C, D}, title = nothing, year = {3025}, url = {data:x}, doi = {x}, doi = {y}}\n"
    assert codes(read(text)[1]) == ["S416", "S415", "S430", "S410", "S424", "S441", "S440", "S402"]


def test_references_come_in_the_order_of_the_file() -> None:
    assert list(read(THREE + ONE)[0]) == ["three", "one"]


def of_three() -> dict[str, str]:
    """The bibliographies of the cases whose second entry of three has a fault."""
    cases = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("*.toml"))}
    texts = {name: case["files"]["references.bib"] for name, case in cases.items() if "entry 2 of 3" in case["row"]}
    return {name: text for name, text in texts.items() if THREE in text}


OF_THREE = of_three()


@pytest.mark.parametrize("name", OF_THREE)
def test_no_fault_spoils_another_entry(name: str) -> None:
    text = OF_THREE[name]
    references, _ = read(text)
    for key, alone in (("one", ONE), ("three", THREE)):
        assert references[key].fields == read(alone)[0][key].fields
        assert references[key].authors == read(alone)[0][key].authors
    whole = {"author": "B, Bo", "title": "Two", "year": "2002"}
    assert references.get("two") is None or references["two"].fields == whole


VALID = (
    ONE
    + '@string{j = "J"}\n@article(two, author = "B, {\\"o}", title = {T {DNA}}, journal = j # { x}, year = 2002,\n)\n'
    + THREE
)


@pytest.mark.parametrize("end", range(len(VALID)))
def test_every_truncation_is_read_or_has_a_message(end: int) -> None:
    text = VALID[:end]
    references, found = read(text)
    whole, _ = read(VALID)
    begun = {key for key in whole if re.search(rf"@\w+[{{(]{key}\b", text)}
    for key in begun - references.keys():
        assert found, key
    for key, reference in references.items():
        if "S404" not in codes(found):
            assert reference.fields == whole[key].fields


@given(PIECES)
@examples(400)
@example("@misc{k,title={a}@misc{k,}")
@example("@misc{k,author=}\n@misc{")
@example("@string{jan=jan}@misc{k,title=jan#jan}")
@example("@misc{k,\\}")
@example('@misc{k,title="{"}"}')
def test_every_entry_is_shown_or_reported(text: str) -> None:
    references, found = read(text)
    assert "S408" not in codes(found)
    if count_entries(text) > len(references):
        lent = len(re.findall(r"@[ \t]*xdata\s*[{(]", text, re.IGNORECASE))
        assert found or lent
    for reference in references.values():
        assert (
            reference.fields.get("title")
            or "S420" in codes(found)
            or "S410" in codes(found)
            or "crossref" in reference.fields
        )


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r")))
def test_random_text_raises_nothing(text: str) -> None:
    read(text)
    read(f"@misc{{k, title = {{{text}}}, author = {{{text}}}}}")


def test_an_entry_that_gets_lost_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{MAIN}.find_blocks", lambda reports: find_blocks(reports)[1:])
    references, found = read(ONE + THREE)
    assert list(references) == ["three"]
    assert found == ["1:1 S408"]


def test_an_entry_that_is_dropped_without_a_word_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{MAIN}.split_entry", lambda block, reports: None)
    assert read(ONE + THREE) == ({}, ["1:1 S408"])


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("", 0),
        (ONE + THREE, 2),
        ("@misc{a,}\n @Book (b,)\n\t@ article\n{c,}", 3),
        ("@comment{x}\n@STRING{a={b}}\n@preamble {x}\n@comments{a,}\n@string\n{a=1}", 1),
        ("a@b.c {\n% @misc{a,}\n@misc a\n@{a}\n@@misc{a}", 0),
    ],
)
def test_the_second_count(text: str, entries: int) -> None:
    assert count_entries(text) == entries


# -- hostile files --

EXPLOSION = '@string{a0 = "haha"}\n' + "".join(
    f"@string{{a{number} = a{number - 1} # a{number - 1}}}\n" for number in range(1, 80)
)


def test_abbreviations_that_explode_take_no_memory() -> None:
    uses = "".join(f"@misc{{k{number}, title = a{number % 80}, note = a11}}\n" for number in range(2000))
    tracemalloc.start()
    references, found = read(EXPLOSION + uses)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "S411" in codes(found) and len(references) == 2000
    assert peak < 100_000_000


def test_many_uses_of_a_long_abbreviation_have_an_end() -> None:
    long = '@string{a = "' + "x" * 9000 + '"}\n'
    uses = "".join(f"@misc{{k{number}, title = {{T}}, note = a # a}}\n" for number in range(3)) + "".join(
        f"@misc{{m{number}, title = {{T}}, note = a}}\n" for number in range(300)
    )
    _, found = read(long + uses)
    assert codes(found).count("S411") == 1


@pytest.mark.parametrize(
    "text",
    [
        "{" * 200_000,
        "@misc{" * 50_000,
        "@misc{a,\n" * 20_000,
        "@misc{a, title = " + "{" * 200_000,
        "@misc{a, title = {" + "{}" * 200_000 + "}}",
        "@misc{a, title = " + '"' * 200_000,
        '@misc{a, title = "' + '{"}' * 100_000 + '"}',
        "@misc{a, " + "title = {a}, " * 50_000 + "}",
        "@misc{a, " + "".join(f"t{number} = {{a}}, " for number in range(50_000)) + "}",
        "@misc{a, title = " + "a # " * 50_000 + "a}",
        "@misc{a, title = " + "{a} # " * 50_000 + "{a}}",
        "@" * 200_000,
        "@\n" * 100_000,
        "\n" * 200_000 + "@",
        "@misc" + " " * 200_000 + "x",
        "}" * 200_000,
        "@misc{a}" + "\n}" * 100_000,
        "@misc{a}," + "x = 1,\n" * 50_000,
        "@misc{a, author = {" + "A and " * 50_000 + "B}}",
        "@comment{" * 50_000,
        "% @misc{a}\n" * 20_000,
        "@misc{a, url = {" + "x" * 500_000 + "}}",
        "@misc{" + "a" * 500_000 + ",}",
        "@misc{a" + " " * 200_000 + "= {b}}",
        "@string{" + "a" * 200_000 + "}",
    ],
    ids=lambda text: f"{text[:12]!r}-{len(text)}",
)
def test_hostile_rows_end(text: str) -> None:
    _, found = read(text)
    assert len(found) <= 100_001


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("blocks", "bibliography"):
        monkeypatch.setattr(f"synth.read.bibtex.{module}.MOST_ENTRIES", 3)
    assert codes(read(ONE + THREE + "@misc{k,title={T},year=2020}\n")[1]) == ["S421"]
    references, found = read(ONE + THREE + "@misc{k,title={T},year=2020}\n" * 3)
    assert codes(found) == ["S421", "S409"]
    assert list(references) == ["one", "three", "k"]


def test_messages_have_an_end() -> None:
    _, found = read("}\n" * 100_002)
    assert len(found) == 100_001 and found[-1] == "100001:1 S409"


def test_long_chains_of_crossref_end() -> None:
    chain = "".join(f"@book{{b{number}, title = {{T}}, crossref = {{b{number + 1}}}}}\n" for number in range(5000))
    _, found = read(chain + "@book{b5000, title = {T}, author = {A, Anna}, year = 2001}\n")
    assert codes(found).count("S446") == 1


def test_a_long_circle_of_crossref_is_told_once() -> None:
    circle = "".join(
        f"@book{{b{number}, title = {{T}}, crossref = {{b{(number + 1) % 3000}}}}}\n" for number in range(3000)
    )
    _, found = read(circle)
    assert codes(found).count("S446") <= 2 and "S446" in codes(found)


def test_shared_data_that_multiplies_has_an_end() -> None:
    shared = "".join(
        f"@xdata{{x{number}, " + "".join(f"f{number}x{field} = 1, " for field in range(200)) + "}\n"
        for number in range(20)
    )
    names = ",".join(f"x{number}" for number in range(20))
    uses = "".join(f"@misc{{k{number}, title = {{T}}, xdata = {{{names}}}}}\n" for number in range(300))
    references, found = read(shared + uses)
    assert codes(found).count("S446") == 1
    assert sum(len(reference.fields) for reference in references.values()) < 600_000
