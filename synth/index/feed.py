"""The feed of changes (Atom, RFC 4287), for programs that collect news."""

from __future__ import annotations

import uuid
from pathlib import Path
from xml.etree import ElementTree

from synth.link.graph import Graph
from synth.model.changes import Release
from synth.overview import words
from synth.overview.review.history import FEED, changed_records
from synth.prose import plain_text

_ATOM = "http://www.w3.org/2005/Atom"
# What stands in for a part of a date that is not known: Atom wants a moment.
_FIRST = ("", "-01", "-01")


def write_feed(graph: Graph, site_url: str, out: Path) -> None:
    """Write `changes/feed.xml`, one entry a release; nothing where the project keeps no list of changes.

    Addresses are full where `site_url` (ending in a slash) is known, else relative to the feed.
    """
    if graph.changes is None:
        return
    review = graph.review
    site = site_url or "../"
    identity = uuid.uuid5(uuid.NAMESPACE_URL, site_url or f"urn:review:{review.title}")
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": review.language})
    _text(feed, "id", identity.urn)
    _text(feed, "title", f"{review.title}: what has changed")
    _text(feed, "updated", _moment(graph.changes.releases[0].date))
    for person in review.people:
        _text(ElementTree.SubElement(feed, "author"), "name", person.name)
    _text(feed, "rights", review.licence)
    _link(feed, "self", f"{site}{FEED}")
    _link(feed, "alternate", f"{site}changes/")
    for number, release in zip(range(len(graph.changes.releases), 0, -1), graph.changes.releases, strict=True):
        entry = ElementTree.SubElement(feed, "entry")
        _text(entry, "id", uuid.uuid5(identity, release.version).urn)
        _text(entry, "title", f"Version {release.version}")
        _text(entry, "updated", _moment(release.date))
        # Counted from the oldest, as on the page: the place of a release stays when another comes.
        _link(entry, "alternate", f"{site}changes/#version__{number}")
        _text(entry, "summary", _summary(graph, release))
    ElementTree.indent(feed, "")
    path = out / FEED
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(ElementTree.tostring(feed, "utf-8", xml_declaration=True) + b"\n")


def _link(parent: ElementTree.Element, relation: str, address: str) -> None:
    kind = "application/atom+xml" if relation == "self" else "text/html"
    ElementTree.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})


def _summary(graph: Graph, release: Release) -> str:
    counted = [
        f"{words.CHANGE[change.what]}: {words.count(len(records), 'record', 'records')}."
        for change in release.changes
        if (records := changed_records(graph, change))
    ]
    return " ".join((plain_text(release.summary), *counted))


def _moment(date: str) -> str:
    parts = date.split("-")
    return date + "".join(_FIRST[len(parts) :]) + "T00:00:00Z"


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
