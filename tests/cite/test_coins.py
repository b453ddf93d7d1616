"""COinS: what a reference manager reads out of a page."""

from __future__ import annotations

from urllib.parse import parse_qs

from synth.cite import to_coins
from synth.model.reference import OTHERS, Name, Reference


def read(reference: Reference) -> dict[str, list[str]]:
    return parse_qs(to_coins(reference), strict_parsing=True)


def test_an_article() -> None:
    fields = {
        "title": "Waiting & hoping: 50%",
        "journal": "Journal of Small Examples",
        "year": "2020",
        "month": "3",
        "volume": "7",
        "number": "2",
        "pages": "11--29",
        "doi": "10.1234/example.2020.1",
        "pmid": "123",
        "issn": "1234-5678",
    }
    people = (Name(family="Berg", given="Jan", particle="van der"), Name(literal="The Office"), OTHERS)
    assert read(Reference("a", "article", fields, people)) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
        "rft_id": ["info:doi/10.1234/example.2020.1", "info:pmid/123"],
        "rft.genre": ["article"],
        "rft.atitle": ["Waiting & hoping: 50%"],
        "rft.jtitle": ["Journal of Small Examples"],
        "rft.aulast": ["van der Berg"],
        "rft.aufirst": ["Jan"],
        "rft.au": ["Jan van der Berg"],
        "rft.aucorp": ["The Office"],
        "rft.date": ["2020-03"],
        "rft.volume": ["7"],
        "rft.issue": ["2"],
        "rft.spage": ["11"],
        "rft.epage": ["29"],
        "rft.issn": ["1234-5678"],
    }


def test_a_chapter_stands_in_its_book() -> None:
    fields = {
        "title": "One",
        "booktitle": "The whole",
        "publisher": "P",
        "address": "Oslo",
        "isbn": "1",
        "year": "2001",
    }
    found = read(Reference("a", "incollection", fields, (Name(family="A", given="Anna"),)))
    assert found["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:book"]
    assert (found["rft.genre"], found["rft.atitle"], found["rft.btitle"]) == (["bookitem"], ["One"], ["The whole"])
    assert (found["rft.pub"], found["rft.place"], found["rft.isbn"]) == (["P"], ["Oslo"], ["1"])


def test_a_thesis_and_what_has_no_form_of_its_own() -> None:
    thesis = read(Reference("a", "phdthesis", {"title": "T", "school": "S", "year": "2001"}))
    assert (thesis["rft_val_fmt"], thesis["rft.title"], thesis["rft.inst"]) == (
        ["info:ofi/fmt:kev:mtx:dissertation"],
        ["T"],
        ["S"],
    )
    page = read(Reference("a", "online", {"title": "T", "url": "https://example.org/?a=1&b=2"}, (Name(literal="WHO"),)))
    assert page["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
    assert (page["rft_id"], page["rft.creator"], page["rft.type"]) == (
        ["https://example.org/?a=1&b=2"],
        ["WHO"],
        ["webpage"],
    )
