"""What a word means, beside it: on focus, under the pointer, on a tap; gone with Escape; without scripts a link."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect

from tests.pages.conftest import ServedSite

BARRIER = "barriers/left-waiting/"


def word(page: Page) -> Locator:
    return page.locator("main a.term-link", has_text="Arriving")


def meaning(page: Page) -> Locator:
    return page.locator(".term-meaning")


def test_focus_tells_what_a_word_means_and_leaving_it_ends_that(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + BARRIER)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.locator("main a.term-link").first.focus()
    page.keyboard.press("Tab")
    expect(word(page)).to_be_focused()
    expect(meaning(page)).to_have_text("ArrivingGetting to where one wants to be.")
    expect(word(page)).to_have_accessible_description("Arriving Getting to where one wants to be.")
    assert page.evaluate("document.documentElement.scrollHeight") == height
    page.keyboard.press("Tab")
    expect(meaning(page)).to_have_count(1)
    expect(page.get_by_text("Getting to where one wants to be.")).to_be_hidden()
    assert word(page).get_attribute("aria-describedby") is None


def test_escape_ends_it_and_the_focus_stays(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + BARRIER)
    page.keyboard.press("Tab")
    word(page).focus()
    expect(meaning(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning(page)).to_be_hidden()
    expect(word(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/words/#processes__arriving")


def test_the_pointer_can_go_to_what_it_opened(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + BARRIER)
    word(page).hover()
    expect(meaning(page)).to_be_visible()
    meaning(page).hover()
    # Longer than it stays when the pointer has gone elsewhere.
    page.wait_for_timeout(600)
    expect(meaning(page)).to_be_visible()
    page.locator("h1").hover()
    expect(meaning(page)).to_be_hidden()


def test_a_click_follows_the_link(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + BARRIER)
    word(page).click()
    page.wait_for_url("**/words/#processes__arriving")


def test_the_first_tap_tells_and_the_second_follows(rich_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(rich_site.url + BARRIER)
    word(page).tap()
    expect(meaning(page)).to_contain_text("Getting to where one wants to be.")
    box = meaning(page).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
    page.locator("h1").tap()
    expect(meaning(page)).to_be_hidden()
    word(page).tap()
    expect(meaning(page)).to_be_visible()
    word(page).tap()
    page.wait_for_url("**/words/#processes__arriving")
    context.close()


def test_nothing_is_fetched_before_a_word_is_asked_for(rich_site: ServedSite, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(rich_site.url + BARRIER)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith("terms.json")]
    word(page).hover()
    expect(meaning(page)).to_be_visible()
    assert len([url for url in asked if url.endswith("terms.json")]) == 1


def test_where_the_meanings_cannot_be_had_the_word_stays_a_link(rich_site: ServedSite, page: Page) -> None:
    page.route("**/words/terms.json", lambda route: route.abort())
    page.goto(rich_site.url + BARRIER)
    page.keyboard.press("Tab")
    word(page).focus()
    page.wait_for_load_state("networkidle")
    expect(meaning(page)).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/words/#processes__arriving")


def test_fixed_words_of_the_pages_are_told_where_the_vocabulary_has_them(own_site: ServedSite, page: Page) -> None:
    page.goto(own_site.url + "barriers/sense-of-safety/")
    words = page.eval_on_selector_all(
        'main a.term-link[href*="#methods-terms__"]', "links => links.map(link => link.hash.split('__')[1])"
    )
    assert {"grade-cerqual", "provisional", "stance", "reported", "inferred", "coherence"} <= set(words)
    page.locator('main a[href$="#methods-terms__grade-cerqual"]').first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(meaning(page)).to_contain_text("Confidence in the Evidence from Reviews of Qualitative research")
    page.locator('main a[href$="#scheme__chime"]').first.hover()
    expect(meaning(page)).to_contain_text("Five processes of personal recovery")
    page.locator('main a[href$="#analyses__thematic-analysis"]').first.hover()
    expect(meaning(page)).to_contain_text("Researchers look for patterns")


def test_a_vocabulary_without_such_a_word_leaves_the_word_alone(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + BARRIER)
    expect(page.locator('main a[href*="#methods-terms__"]')).to_have_count(0)
    expect(page.locator("#how_sure ~ p", has_text="GRADE-CERQual")).to_be_visible()


def test_every_word_leads_to_what_the_page_of_words_holds(own_site: ServedSite) -> None:
    held = own_site.html("words/")
    for name in ("barriers/sense-of-safety/", "studies/nakanishi-2021/", "evidence-map/", "methods/", "findings/"):
        links = [part.split('"')[0] for part in own_site.html(name).split("words/#")[1:]]
        assert links
        for anchor in links:
            assert f'id="{anchor}"' in held, anchor
