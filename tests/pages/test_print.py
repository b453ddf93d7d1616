"""Every kind of page on paper: unfolded, nothing cut off, no sheet left nearly empty, nothing of no use."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.pages.conftest import ServedSite
from tests.pages.kinds import KINDS, open_kind

_LAYOUT = (Path(__file__).parent / "layout.js").read_text("utf-8")
# The text of a sheet of A4, in pixels: upright, and across for pages of tables.
_UPRIGHT = ViewportSize(width=658, height=978)
_ACROSS = ViewportSize(width=1017, height=703)
# Letters on a sheet that ends because something begins a new one; and on the last one.
_LEAST, _LEAST_AT_THE_END = 200, 10
_FAULTS = """() => {
  const told = layout.faults();
  const say = (fault, element) => told.push(`${fault}: ${element.outerHTML.slice(0, 120)}`);
  for (const element of document.querySelectorAll("body *")) {
    if (!element.checkVisibility()) continue;
    const { overflowX } = getComputedStyle(element);
    const scrolls = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (scrolls) say("paper does not scroll", element);
    const idle = "button:not(.cell), [type=search], .masthead-nav, .contents, .skip, .more > summary";
    if (element.matches(idle)) say("of no use", element);
    // Why we are this sure of a record stands at length on its own page.
    const folded = element.matches("details:not(.rating)") && !element.lastElementChild.checkVisibility();
    if (folded) say("folded", element);
    if (!element.matches("a[rel~=external]")) continue;
    const source = element.closest(".bibliography, .reference-entry");
    const written = source ? source.textContent : getComputedStyle(element, "::after").content;
    if (!written.includes(element.getAttribute("href"))) say("no address", element);
  }
  return told;
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(_LAYOUT)
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def faults(page: Page) -> list[str]:
    page.set_viewport_size(_ACROSS if page.locator(".page-tables").count() else _UPRIGHT)
    found: list[str] = page.evaluate(_FAULTS)
    return found


def sheets(page: Page) -> list[str]:
    """What stands on each sheet."""
    paper = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return [" ".join(sheet.extract_text().split()) for sheet in paper.pages]


def empty_sheets(page: Page) -> list[int]:
    """The numbers of the sheets that hold next to nothing."""
    letters = [len(text) for text in sheets(page)]
    found = [number for number, count in enumerate(letters[:-1], 1) if count < _LEAST]
    return [*found, len(letters)] if letters[-1] < _LEAST_AT_THE_END else found


@pytest.mark.parametrize("name", KINDS)
def test_a_page_goes_to_paper_whole(rich_site: ServedSite, page: Page, name: str) -> None:
    open_kind(page, rich_site, name)
    assert faults(page) == []
    assert empty_sheets(page) == []


@pytest.mark.parametrize("name", ["", "barriers/sense-of-safety/", "solutions/network-meetings/", "evidence-map/"])
def test_so_does_a_page_that_holds_more(own_site: ServedSite, page: Page, name: str) -> None:
    open_kind(page, own_site, name)
    assert faults(page) == []
    assert empty_sheets(page) == []


@pytest.mark.parametrize(
    ("name", "heading", "first"),
    [
        ("evidence-map/", "By study", "Hinders: "),
        ("equity/", "What the studies say about people", "Place of residence"),
    ],
    ids=["evidence map", "equity"],
)
def test_a_table_begins_on_the_sheet_of_its_heading(
    own_site: ServedSite, page: Page, name: str, heading: str, first: str
) -> None:
    open_kind(page, own_site, name)
    sheet = next(text for text in sheets(page) if heading in text)
    assert first in sheet


def test_a_picture_stands_on_the_sheet_of_its_heading(rich_site: ServedSite, page: Page) -> None:
    open_kind(page, rich_site, "flow/")
    first, *_ = sheets(page)
    assert "From search to study" in first and "Databases: 230" in first


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        ("<details><summary>More</summary><p hidden>of this</p></details>", "folded"),
        ("<button>Copy</button>", "of no use"),
        ('<details class="more"><summary style="display: block">Show all</summary></details>', "of no use"),
        ('<div class="bibliography"><a rel="external" href="https://example.org">x</a></div>', "no address"),
        (f'<pre tabindex="0">{"x" * 999}</pre>', "paper does not scroll"),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_wrong_on_paper_is_found(rich_site: ServedSite, page: Page, added: str, fault: str) -> None:
    page.goto(rich_site.url + "words/")
    page.evaluate("added => document.querySelector('main').insertAdjacentHTML('beforeend', added)", added)
    page.evaluate("document.querySelector('main > pre')?.style.setProperty('white-space', 'pre')")
    assert fault in {found.partition(":")[0] for found in faults(page)}


def test_a_nearly_empty_sheet_is_found(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + "words/")
    page.evaluate("document.querySelector('h1').nextElementSibling.style.breakBefore = 'page'")
    assert empty_sheets(page) == [1]
