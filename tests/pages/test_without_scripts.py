"""Every kind of page without JavaScript: all that it says is there, and nothing pretends to work."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.conftest import ServedSite
from tests.pages.kinds import KINDS, open_kind

# Each text in what the page says, with its links. What scripts add are controls, and what they tell of their own work.
_SAID = """() => {
  const texts = "h1, h2, h3, h4, p, li, dt, dd, td, th, caption, figcaption, summary, pre";
  const made = "form, fieldset, select, button, [role=status], .explore-ready, .brief-ready, #search_here";
  const said = [...document.querySelectorAll(`main :is(${texts})`)]
    .filter(element => !element.closest(made) && !element.querySelector(made))
    .map(element => element.textContent.replace(/\\s+/g, " ").trim());
  return [...new Set(said)];
}"""
_LINKS = """() => [...document.querySelectorAll("main a[href]")].filter(link => !link.closest("form, #search_here"))
  .map(link => new URL(link.getAttribute("href"), location.href).href)"""
# Buttons that open a list of their own need no script.
_CONTROLS = """() => [...document.querySelectorAll("button, input, select, textarea, [role=button]")]
  .filter(element => element.checkVisibility() && !element.matches("button[popovertarget]"))
  .map(element => element.outerHTML.slice(0, 120))"""
# A script makes a form in the place of what such a page says.
_FORMS = {"contribute/study/", "contribute/finding/", "contribute/problem/"}


@pytest.fixture(scope="module")
def scripted(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", KINDS)
def test_all_is_said_and_nothing_is_dead(rich_site: ServedSite, scripted: Page, page: Page, name: str) -> None:
    open_kind(scripted, rich_site, name)
    page.goto(rich_site.url + name)
    assert page.evaluate(_CONTROLS) == []
    assert "loading" not in page.locator("main").inner_text().casefold()
    if name in _FORMS:
        assert "With JavaScript, a form stands here. Without it," in page.locator("main").inner_text()
        return
    shown = set(page.evaluate(_SAID))
    assert [text for text in scripted.evaluate(_SAID) if text not in shown] == []
    assert set(scripted.evaluate(_LINKS)) <= set(page.evaluate(_LINKS))


def test_all_that_is_folded_away_opens(rich_site: ServedSite, page: Page) -> None:
    for name in ("", "barriers/left-waiting/", "countries/"):
        page.goto(rich_site.url + name)
        for summary in page.locator("main summary").all():
            summary.focus()
            page.keyboard.press("Enter")
            assert summary.evaluate("summary => summary.parentElement.open")


@pytest.mark.parametrize(
    "added", ['<button type="button">Filter</button>', '<input type="search">', '<span role="button">More</span>']
)
def test_a_dead_control_is_found(rich_site: ServedSite, page: Page, added: str) -> None:
    page.goto(rich_site.url + "words/")
    page.evaluate("added => document.querySelector('main').insertAdjacentHTML('beforeend', added)", added)
    assert len(page.evaluate(_CONTROLS)) == 1
