"""The pages' content security policy: it is there, nothing of ours breaks it, and it stops what does not belong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.conftest import ServedSite
from tests.pages.kinds import KINDS, open_kind

_LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", event =>
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(_LISTEN)
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("name", KINDS)
def test_nothing_of_a_page_is_refused(page: Page, rich_site: ServedSite, name: str) -> None:
    open_kind(page, rich_site, name)
    assert page.evaluate("window.refused") == []


def test_every_page_has_the_policy_before_anything_that_it_rules(rich_site: ServedSite) -> None:
    for path in sorted(rich_site.folder.rglob("*.html")):
        head = path.read_text("utf-8")
        if 'http-equiv="refresh"' in head:
            continue
        policy = head.find("Content-Security-Policy")
        assert 0 < policy < min(head.find("<link"), head.find("<script")), path
        assert "unsafe-inline" not in head
        assert "'unsafe-eval'" not in head


@pytest.mark.parametrize(
    "added",
    [
        "<script>window.ran = 1</script>",
        '<img src="assets/none.png" onerror="window.ran = 1">',
        '<script src="https://example.com/x.js"></script>',
        '<p id="styled" style="position: fixed">x</p>',
        '<object data="assets/synth/icon.svg"></object>',
    ],
)
def test_what_does_not_belong_is_refused(page: Page, rich_site: ServedSite, added: str) -> None:
    body = rich_site.html("").replace("</main>", f"{added}</main>")
    assert added in body
    address = f"{rich_site.url}planted/"
    page.route(address, lambda route: route.fulfill(content_type="text/html", body=body))
    page.goto(address)
    page.wait_for_function("() => window.refused.length > 0")
    page.unroute(address)
    assert page.evaluate("window.ran") is None


def test_search_works_under_the_policy(page: Page, rich_site: ServedSite) -> None:
    page.goto(rich_site.url + "search/")
    page.get_by_role("searchbox").first.fill("bus")
    page.keyboard.press("Enter")
    page.wait_for_selector(".search-results a, [class*=result] a")
    assert page.evaluate("window.refused") == []
