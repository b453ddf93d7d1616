"""Entries, citations and pages as five styles set them, against tables of cases."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from synth.cite import Bibliography, Cache, UncitedCluster, set_bibliography
from synth.cite.engine.pandoc import Tree, run_engine
from synth.diagnostics import Diagnostics, Place
from synth.model.reference import Reference
from synth.model.review import Person, Review
from synth.prose import Cluster, cluster_of, read_prose
from synth.read.bibtex import read_bibliography
from synth.read.styles import Style, read_style

HERE = Path(__file__).parent
STYLES = sorted(file.stem for file in (HERE / "styles").glob("*.toml"))
PERSON = {"role": "author", "interests": "none"}


def review(**changes: Any) -> Review:
    people = (
        Person(name="The Bus Group", **PERSON),
        Person(name="Ada van Loon", orcid="0000-0002-1825-0097", **PERSON),
    )
    given = {"title": "Waiting", "language": "en", "people": people, "version": "1.2", "date": "2026-11-01"}
    return Review.model_construct(**given | changes)


def style(name: str) -> Style:
    diagnostics = Diagnostics()
    found = read_style(HERE, name, Place("content/review.yml"), diagnostics)
    assert found, diagnostics.ordered()
    return found


def references() -> dict[str, Reference]:
    text = (HERE / "references.bib").read_text("utf-8")
    return {reference.key: reference for reference in read_bibliography(text, "references.bib", Diagnostics())}


def clusters(*written: str) -> list[Cluster]:
    return [cluster_of(cites) for text in written for cites in read_prose(text).clusters]


@cache
def golden(name: str) -> tuple[Bibliography, dict[str, Any]]:
    table = tomllib.loads((HERE / f"styles/{name}.toml").read_text("utf-8"))
    return set_bibliography(style(name), references(), clusters(*table["citations"]), review(), None), table


@pytest.mark.parametrize("name", STYLES)
def test_entries(name: str) -> None:
    made, table = golden(name)
    assert {key: made.entry_text(key) for key in made.order} == table["entries"]


@pytest.mark.parametrize("name", STYLES)
def test_the_order_of_the_bibliography(name: str) -> None:
    made, table = golden(name)
    assert list(made.order) == list(table["entries"])


@pytest.mark.parametrize("name", STYLES)
def test_citations(name: str) -> None:
    made, table = golden(name)
    shown = {text: made.citation_text(cluster_of(read_prose(text).clusters[0])) for text in table["citations"]}
    assert shown == table["citations"]


@pytest.mark.parametrize("name", STYLES)
def test_citing_a_page(name: str) -> None:
    made, table = golden(name)
    assert made.page_text("Not *here* <b>", "https://example.org/barriers/x/") == table["page"]["with_address"]
    assert made.page_text("Not *here* <b>", "") == table["page"]["without"]


@pytest.mark.parametrize("name", STYLES)
def test_a_link_leads_to_each_source_and_says_whose_it_is(name: str) -> None:
    made, _ = golden(name)
    html = made.citation_html(clusters("[@without-doi, pp. 4-5; @same-year-one]")[0], "../{}/".format)
    assert sorted(re.findall(r'href="([^"]*)"', html)) == ["../same-year-one/", "../without-doi/"]
    for link in re.findall(r"<a [^>]*>.*?</a>", html):
        assert "Jørgensen" in link or "Smith" in link


@pytest.mark.parametrize("name", STYLES)
def test_text_that_attacks_is_text(name: str) -> None:
    made, _ = golden(name)
    html = made.entry_html("markup")
    assert (
        "&lt;script&gt;alert(1)&lt;/script&gt; $x$ {{ 7*7 }} % RAW #let x = 1 *bold* _it_ [link](http://e) @smith"
        in html
    )
    assert "&lt;i&gt;it&lt;/i&gt; 50% &#34;q&#34; \\section `code` &lt;!-- c --&gt; [[id]] %%slot%%" in html
    assert "AT &amp; T &lt;b&gt;Labs&lt;/b&gt;" in html
    assert set(re.findall(r"<(\w+)", html)) <= {"em", "span"}
    page = made.page_html('</p><script>"', "https://example.org/")
    assert "&lt;/p&gt;&lt;script&gt;&#34;" in page and "<script" not in page


@pytest.mark.parametrize("name", STYLES)
def test_addresses_are_links(name: str) -> None:
    made, _ = golden(name)
    doi = "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2"
    assert f'<a class="entry-link" href="{doi}">' in made.entry_html("doi-with-signs")
    assert '<a class="entry-link" href="https://example.org/a?b=1&amp;c=2">' in made.entry_html("without-doi")


def test_a_link_leads_to_the_web_or_nowhere() -> None:
    reference = Reference("a", "misc", {"title": "T", "url": "javascript:alert(1)", "year": "2020"})
    html = set_bibliography(style("apa"), {"a": reference}, [], review(), None).entry_html("a")
    assert "href" not in html


def test_that_a_doi_is_not_known_is_said() -> None:
    made, _ = golden("apa")
    told = ' <span class="entry-unknown">(DOI not known)</span>'
    assert made.entry_html("without-doi").endswith(told) and told not in made.entry_html("article")
    assert told not in made.entry_html("book") and "DOI not known" not in made.entry_text("without-doi")


def test_languages_are_told() -> None:
    made, _ = golden("apa")
    assert '<span class="entry-title" lang="da">Network meetings?</span>' in made.entry_html("without-doi")
    html = made.entry_html("romanised")
    assert '<span lang="ja">鈴木 一郎</span>' in html
    assert (
        '<span class="entry-title" lang="ja-Latn">Kokoro no rikabarī</span> <span class="entry-title" lang="ja">心'
        in html
    )


@pytest.mark.parametrize("name", STYLES)
def test_the_letter_behind_the_year_is_the_same_in_label_citation_and_entry(name: str) -> None:
    made, _ = golden(name)
    letters = ("2010a", "2010b") if made.style.form == "author-date" else ("2010", "2010")
    for key, letter in zip(("same-year-one", "same-year-two"), letters, strict=True):
        assert letter in made.entry_text(key) and letter in made.labels[key]
    assert len(set(made.labels.values())) == len(made.labels)


def test_no_two_labels_are_alike() -> None:
    made, _ = golden("ieee")
    named = [made.labels[key] for key in ("same-year-one", "same-year-two", "namesake")]
    assert named == ["A. Smith 2010a", "A. Smith 2010b", "B. Smith 2010"]


def test_notes_stand_in_parentheses_in_their_short_form() -> None:
    asked = clusters("[@article]", "[@article, p. 4]", "[@book; @article]")
    made = set_bibliography(style("chicago-notes-bibliography"), references(), asked, review(), None)
    short = "Nakanishi et al., “System-level Barriers: A Study”"
    assert [made.citation_text(cluster) for cluster in asked] == [
        f"({short})",
        "(Nakanishi et al., “System-level Barriers: A Study,” 4)",
        f"(Van Loon, On Roads: And Buses, vol. 3; {short})",
    ]
    assert "<a" not in re.sub(r"<a [^>]*>(.*?)</a>", r"\1", made.citation_html(asked[0], str))


def test_a_citation_that_was_not_asked_for_is_a_fault() -> None:
    made, _ = golden("apa")
    with pytest.raises(UncitedCluster):
        made.citation_text((("article", "p. 99"),))


def test_an_empty_bibliography() -> None:
    made = set_bibliography(style("apa"), {}, [], review(), None)
    assert not made.order and made.page_text("Here", "").startswith(
        "The Bus Group, & van Loon, A. (2026, November 1). Here"
    )


def test_a_style_that_stands_for_another_keeps_its_language() -> None:
    found = style("nature-digest")
    assert found.form == "numeric" and "<citation" in found.source


@pytest.mark.parametrize(
    ("language", "words"), [("da", "redigeret af"), ("de", "herausgegeben von"), ("en", "edited by")]
)
def test_the_words_put_in_are_of_the_language_of_the_review(language: str, words: str) -> None:
    chapter = {"chapter": references()["chapter"]}
    made = set_bibliography(style("chicago-author-date"), chapter, [], review(language=language), None)
    assert words in made.entry_text("chapter")


class Asked:
    """Stands in for the engine's program and keeps what it was asked for: how many paragraphs each time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paragraphs: list[int] = []
        monkeypatch.setattr("synth.cite.bibliography.run_engine", self)

    def __call__(self, tree: Tree, source: str) -> list[Tree]:
        self.paragraphs.append(len(tree["blocks"]))
        return run_engine(tree, source)


def test_an_unchanged_bibliography_is_not_set_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, cache = Asked(monkeypatch), Cache(tmp_path / ".cache" / "synth")
    cited = clusters("[@article, p. 4]")
    first = set_bibliography(style("apa"), references(), cited, review(), cache)
    assert len(asked.paragraphs) == 2
    again = set_bibliography(style("apa"), references(), cited, review(), cache)
    assert len(asked.paragraphs) == 2
    assert [again.entry_html(key) for key in again.order] == [first.entry_html(key) for key in first.order]
    assert again.citation_html(cited[0], str) == first.citation_html(cited[0], str)


@pytest.mark.parametrize(
    ("change", "anew"),
    [
        (lambda given: given | {"cited": clusters("[@article, p. 5]")}, 1),
        (lambda given: given | {"review": review(date="2026-11-02")}, 1),
        (lambda given: given | {"style": style("ieee")}, 2),
        (lambda given: given | {"review": review(language="da")}, 2),
        (lambda given: given | {"references": {"article": given["references"]["article"]}}, 1),
    ],
)
def test_only_what_has_changed_is_set_anew(
    change: Any, anew: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, cache = Asked(monkeypatch), Cache(tmp_path / ".cache" / "synth")
    given: dict[str, Any] = {
        "style": style("apa"),
        "references": references(),
        "cited": clusters("[@article, p. 4]"),
        "review": review(),
    }
    for values in (given, change(given)):
        before = len(asked.paragraphs)
        set_bibliography(values["style"], values["references"], values["cited"], values["review"], cache)
    assert len(asked.paragraphs) - before == anew
