from __future__ import annotations

import pytest

from synth.pour.page_links import broken_links, line_of

KNOWN = {
    "index.html",
    "about/index.html",
    "barriers/index.html",
    "barriers/x/index.html",
    "methods/index.html",
    "a.png",
}


def faults(body: str) -> list[tuple[str, str]]:
    pages = {
        "about/index.html": f'<a href="/own">the site</a><article><h2 id="here"></h2>{body}</article>',
        "methods/index.html": '<h2 id="there"></h2>',
    }
    return [(link.href, link.why) for link in broken_links("about/index.html", pages, KNOWN)]


@pytest.mark.parametrize(
    "href",
    [
        "../",
        "../barriers/",
        "../barriers/x/#any",
        "../methods/#there",
        "#here",
        "https://example.org/x",
        "mailto:a@b.org",
    ],
)
def test_links_that_lead_somewhere(href: str) -> None:
    assert faults(f'<a href="{href}">x</a><img src="../a.png">') == []


@pytest.mark.parametrize(
    ("href", "why"),
    [
        ("barriers/y.md", "leads to nothing on this site"),
        ("../barriers/y/", "leads to nothing on this site"),
        ("../../x/", "leads to nothing on this site"),
        ("../methods/#nowhere", "names a place that its page does not have"),
        ("#nowhere", "names a place that its page does not have"),
        ("/barriers/", "starts at the root of the host, where the site may not stand"),
    ],
)
def test_links_that_do_not(href: str, why: str) -> None:
    assert faults(f'<a href="{href}">x</a>') == [(href, why)]


def test_the_line_of_a_link_is_found_by_what_stands_in_it() -> None:
    markdown = "# About\n\nSee [this](barriers/y.md) and\n[that](methods.md#nowhere)."
    assert line_of("barriers/y.md", markdown) == 3
    assert line_of("../methods/#nowhere", markdown) == 4
    assert line_of("../gone/", markdown) == 1


def test_a_page_is_searched_for_its_places_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with thousands of footnotes has as many links to itself."""
    looked: list[str] = []
    monkeypatch.setattr("synth.pour.page_links.unescape", looked.append)
    assert len(faults("".join(f'<a href="#no{number}">x</a>' for number in range(50)))) == 50
    assert len(looked) == 1
