"""The feed of changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from synth.index import write_feed
from synth.link.graph import Graph
from synth.model.changes import Changes

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGES = Changes.model_validate(
    {
        "releases": [
            {
                "version": "2 <b>&",
                "date": "2026-06",
                "summary": "*More* on <script>[[left-waiting]]",
                "changes": [{"what": "findings", "records": ["left-waiting", "no-seat"]}],
            },
            {"version": "1", "date": "2025", "summary": "First."},
        ]
    }
)


def feed(graph: Graph, out: Path, site_url: str = "https://example.org/buses/") -> ElementTree.Element:
    write_feed(replace(graph, changes=CHANGES), site_url, out)
    return ElementTree.parse(out / "changes" / "feed.xml").getroot()


def test_each_release_is_an_entry_with_its_day_and_its_place_on_the_page(graph: Graph, tmp_path: Path) -> None:
    entries = feed(graph, tmp_path).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == ["2026-06-01T00:00:00Z", "2025-01-01T00:00:00Z"]
    links = [entry.find(f"{ATOM}link") for entry in entries]
    assert [link.get("href") for link in links if link is not None] == [
        "https://example.org/buses/changes/#version__2",
        "https://example.org/buses/changes/#version__1",
    ]


def test_the_place_of_a_release_stays_when_another_comes(graph: Graph, tmp_path: Path) -> None:
    newer = CHANGES.releases[0].model_copy(update={"version": "3"})
    more = CHANGES.model_copy(update={"releases": (newer, *CHANGES.releases)})
    write_feed(replace(graph, changes=more), "https://example.org/buses/", tmp_path / "later")
    later = ElementTree.parse(tmp_path / "later" / "changes" / "feed.xml").getroot()
    assert places(feed(graph, tmp_path)).items() <= places(later).items()


def places(root: ElementTree.Element) -> dict[str | None, str | None]:
    """The id of each entry to where it leads."""
    found = {}
    for entry in root.findall(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        found[entry.findtext(f"{ATOM}id")] = link.get("href")
    return found


def test_text_stays_text(graph: Graph, tmp_path: Path) -> None:
    entry = feed(graph, tmp_path).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "Version 2 <b>&"
    assert entry.findtext(f"{ATOM}summary") == "More on <script>left-waiting Findings changed: 2 records."


def test_it_has_what_the_standard_asks_for(graph: Graph, tmp_path: Path) -> None:
    root = feed(graph, tmp_path)
    for holder in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert holder.findtext(f"{ATOM}{name}")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    types = {link.get("rel"): link.get("type") for link in root.findall(f"{ATOM}link")}
    assert types == {"self": "application/atom+xml", "alternate": "text/html"}
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)


def test_without_an_address_links_are_relative_and_ids_stay(graph: Graph, tmp_path: Path) -> None:
    links = [link.get("href") for link in feed(graph, tmp_path, "").iter(f"{ATOM}link")]
    assert links[0] == "../changes/feed.xml"
    assert all(link and link.startswith("../") for link in links)


def test_without_a_list_of_changes_there_is_no_feed(graph: Graph, tmp_path: Path) -> None:
    write_feed(replace(graph, changes=None), "", tmp_path)
    assert not list(tmp_path.iterdir())
