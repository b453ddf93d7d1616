"""Buttons that copy: by mouse and keyboard, told in words, and absent without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.conftest import ServedSite

NAMES = ("Copy this reference", "Copy the BibTeX", "Copy the RIS", "Copy the CSL-JSON")


@pytest.fixture
def page(rich_site: ServedSite, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(rich_site.url + "references/ito-2019/")
    yield page
    context.close()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_each_form_is_copied_and_it_is_said(page: Page) -> None:
    for name in NAMES:
        button = page.get_by_role("button", name=name)
        source = page.locator(f"#{button.get_attribute('data-copies')}")
        button.click()
        expect(page.get_by_role("status")).to_have_text("Copied")
        # A clipboard ends lines as its system does.
        assert clipboard(page).split() == (source.text_content() or "").split()
    assert '"DOI": "10.1234/example.2019.2"' in clipboard(page)


def test_the_keyboard_will_do(page: Page) -> None:
    page.get_by_role("button", name="Copy the BibTeX").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert clipboard(page).startswith("@article{ito-2019,")
    assert page.evaluate("document.activeElement.dataset.copies") == "text_bib"


def test_where_the_clipboard_is_closed_the_text_is_copied_in_the_older_way(
    rich_site: ServedSite, browser: Browser
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))")
    page.goto(rich_site.url + "barriers/left-waiting/")
    page.get_by_role("button", name="Copy this citation").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert clipboard(page).strip() == (page.locator("#cite_as").text_content() or "").strip()
    context.close()


def test_where_nothing_can_be_copied_it_is_said(rich_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('closed')); document.execCommand = () => false"
    )
    page.goto(rich_site.url + "references/ito-2019/")
    page.get_by_role("button", name="Copy the RIS").click()
    expect(page.get_by_role("status")).to_contain_text("does not allow copying here")
    assert "TY  - JOUR" in str(page.evaluate("getSelection().toString()"))
    context.close()


def test_without_javascript_there_is_no_button_and_all_of_the_text(rich_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(rich_site.url + "references/ito-2019/")
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_text("@article{ito-2019,")).to_be_visible()
    assert page.get_by_role("link", name="ito-2019.ris").get_attribute("href") == "ito-2019.ris"
    context.close()


@pytest.mark.parametrize(
    ("page_of", "files"),
    [
        ("references/ito-2019/", ("ito-2019.bib", "ito-2019.ris", "ito-2019.json")),
        ("barriers/left-waiting/", ("left-waiting.json", "left-waiting.bib", "left-waiting.ris")),
        ("studies/ito-2019/", ("ito-2019.json", "ito-2019.bib", "ito-2019.ris")),
    ],
)
def test_the_files_stand_beside_the_page(rich_site: ServedSite, page_of: str, files: tuple[str, ...]) -> None:
    html = rich_site.html(page_of)
    for file in files:
        assert f'<a href="{file}" download>{file}</a>' in html
        assert (rich_site.folder / page_of / file).stat().st_size
