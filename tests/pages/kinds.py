"""A page of every kind, opened and waited for."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.pages.conftest import ServedSite, wait_for_scripts
from tests.pages.test_accessibility import PAGES

_LIKE_ANOTHER = (
    "barriers/no-seat/",
    "solutions/benches/",
    "studies/ito-2019/",
    "studies/noroute-2021/",
    "briefs/processes/resting/",
    "facilitators/",
    # An old address, which leads on at once, is no page to look at.
    "barriers/waiting-long/",
)
KINDS = tuple(name for name in PAGES if name not in _LIKE_ANOTHER)
"""A page of each kind; `PAGES` has some kinds more than once, with other content."""


def open_kind(page: Page, site: ServedSite, name: str) -> None:
    """Open a page of the site and wait until its scripts have made what they make."""
    page.goto(site.url + name)
    wait_for_scripts(page, name)


def wait_for_filters(page: Page) -> None:
    """Those of the evidence map are made when they are first unfolded."""
    page.wait_for_function("() => !document.querySelector('.map-filters[open]:not(:has(.facet))')")


def unfold(page: Page) -> None:
    """Open all that is folded away in the text of a page."""
    for _ in range(2):
        page.evaluate("document.querySelectorAll('main details').forEach(details => { details.open = true; })")
        wait_for_filters(page)
