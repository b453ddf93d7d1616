"""The pathways in a browser: the path through a card, choosing a part, the address, and the page without any script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.corpus import make_corpus
from bench.synth_project import write_synth_project
from synth.build import Extras
from tests.chromium import follow
from tests.conftest import Once
from tests.pages.conftest import ServedSite, build, serving

PATHWAYS = "pathways/"
SHOWN = ".picture .card:not(.away)"


@pytest.fixture(scope="module")
def middle_site(once: Once) -> Iterator[ServedSite]:
    """A review with too many records for one picture of all, and few enough for a picture of each process."""
    project = once("middle-project", lambda folder: write_synth_project(make_corpus(140), folder))
    extras = Extras(search=False, downloads=False)
    with serving(once("middle-site", lambda out: build(project, out, extras))) as site:
        yield site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def keys(page: Page, selector: str) -> set[str]:
    return set(page.eval_on_selector_all(selector, "cards => cards.map(card => card.dataset.key)"))


def arrows(page: Page, selector: str) -> set[str]:
    return set(page.eval_on_selector_all(selector, "all => all.map(one => `${one.dataset.from} ${one.dataset.to}`)"))


def lit(page: Page, cards: set[str]) -> None:
    """Wait until exactly these cards are shown as the path; the page takes a moment to go from one path to the next."""
    page.wait_for_function(
        "cards => [...document.querySelectorAll('.card.lit')].map(card => card.dataset.key).sort().join() === cards",
        arg=",".join(sorted(cards)),
    )


def query(page: Page) -> str:
    return str(page.evaluate("location.search"))


def test_focus_shows_the_path_through_a_card_and_leaving_it_shows_all(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + PATHWAYS)
    page.locator('.picture .card[data-key="no-seat"]').focus()
    page.keyboard.press("Shift+Tab")
    # From the last card to the one before it in reading order.
    assert page.evaluate("document.activeElement.dataset.key") == "left-waiting"
    lit(page, {"left-waiting", "no-plan", "no-money", "shared-timetable"})
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.dataset.key") == "no-plan"
    page.wait_for_function("() => document.querySelectorAll('.arrow.lit').length === 3")
    assert arrows(page, ".arrow.lit") == {"no-money no-plan", "shared-timetable no-plan", "no-plan left-waiting"}
    page.locator("#_title").click()
    page.wait_for_selector(".columns:not(.tracing)")
    lit(page, set())


def test_the_pointer_shows_the_path_too(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + PATHWAYS)
    page.locator('.picture .card[data-key="no-money"]').hover()
    lit(page, {"no-money", "no-plan", "left-waiting"})


def test_tabs_go_through_the_picture_in_reading_order(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + PATHWAYS)
    page.locator(".picture-window").focus()
    seen = []
    for _ in range(6):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert [address.split("/")[1] for address in seen] == ["solutions"] * 2 + ["roots"] * 2 + ["barriers"] * 2
    page.keyboard.press("Enter")
    page.wait_for_url("**/barriers/*/")


def test_a_part_is_chosen_by_the_keyboard_and_stands_in_the_address(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + PATHWAYS)
    page.get_by_label("Where the roots lie").focus()
    page.keyboard.type("Mon")
    expect(page.get_by_role("status")).to_have_text("Shown: 0 of 2 solutions, 2 of 2 roots, 1 of 2 barriers.")
    assert query(page) == "?domain=money"
    assert arrows(page, ".picture .arrow:not(.away)") == {
        "no-money no-plan",
        "no-plan left-waiting",
        "no-money left-waiting",
    }
    assert arrows(page, ".tree [data-from]:not([hidden])") >= arrows(page, ".picture .arrow:not(.away)")
    page.get_by_role("button", name="Show all").focus()
    page.keyboard.press("Enter")
    assert query(page) == ""
    assert len(keys(page, SHOWN)) == 6
    assert page.evaluate("document.activeElement.name") == "process"


def test_an_address_brings_back_what_was_chosen(rich_site: ServedSite, page: Page) -> None:
    page.goto(f"{rich_site.url}{PATHWAYS}?process=arriving")
    expect(page.get_by_label("Process that is hindered")).to_have_value("arriving")
    assert keys(page, SHOWN) == {"left-waiting", "no-plan", "no-money", "shared-timetable"}
    expect(page.locator("#in_words ~ .tree-group h3:visible")).to_have_text(["Hinders arriving"])
    page.goto(f"{rich_site.url}{PATHWAYS}?process=not-known")
    assert keys(page, SHOWN) == {"no-seat"}


def test_a_record_page_leads_to_the_pathways_through_it(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + "roots/no-plan/")
    follow(page.get_by_role("link", name="Its place in the whole picture"))
    expect(page.get_by_role("status")).to_contain_text("Only pathways through")
    assert keys(page, SHOWN) == {"no-money", "no-plan", "shared-timetable", "left-waiting"}
    assert "no-money left-waiting" not in arrows(page, ".picture .arrow:not(.away)")


def test_what_is_left_is_put_together(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + PATHWAYS)
    height = "document.querySelector('.columns').getBoundingClientRect().height"
    whole = page.evaluate(height)
    page.goto(f"{rich_site.url}{PATHWAYS}?process=not-known")
    assert page.evaluate(height) < whole
    picture, card = (page.locator(selector).bounding_box() for selector in (".picture .columns", SHOWN))
    assert picture and card
    assert picture["y"] <= card["y"]
    assert card["y"] + card["height"] <= picture["y"] + picture["height"]


@pytest.mark.parametrize("value", ["<img src=x onerror=alert(1)>", "x" * 10_000, "no-such-thing", "%%title%%"])
def test_an_address_with_unknown_values_shows_everything_and_says_so(
    rich_site: ServedSite, page: Page, value: str
) -> None:
    page.goto(rich_site.url + PATHWAYS)
    page.evaluate("value => history.replaceState(null, '', '?' + new URLSearchParams({process: value}))", value)
    page.reload()
    assert len(keys(page, SHOWN)) == 6
    shown = value if len(value) <= 60 else value[:60] + "…"
    expect(page.get_by_role("status")).to_have_text(f"This review does not have “{shown}”, so it was left out.")


def test_choices_that_no_pathway_has_are_told(rich_site: ServedSite, page: Page) -> None:
    page.goto(f"{rich_site.url}{PATHWAYS}?process=not-known&domain=money")
    expect(page.get_by_role("status")).to_have_text("No pathway has all that was chosen.")
    expect(page.locator(".picture")).to_be_hidden()


def test_without_scripts_everything_stands_there_and_nothing_pretends_to_work(
    rich_site: ServedSite, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{rich_site.url}{PATHWAYS}?process=not-known")
    expect(page.locator(".card:visible")).to_have_count(6)
    expect(page.locator(".tree-root:visible")).to_have_count(3)
    expect(page.locator(".pathways-filter")).to_be_hidden()
    context.close()


def test_in_a_narrow_window_the_words_stand_in_for_the_picture(rich_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(rich_site.url + PATHWAYS)
    expect(page.locator(".picture .columns")).to_be_hidden()
    expect(page.get_by_text("The picture needs a wider window.")).to_be_visible()
    expect(page.locator(".tree-root:visible")).to_have_count(3)
    context.close()


def test_on_paper_there_is_a_picture_of_each_part_no_wider_than_the_page(rich_site: ServedSite, page: Page) -> None:
    page.goto(rich_site.url + PATHWAYS)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 900, "height": 700})
    expect(page.locator("figure:visible figcaption")).to_have_text(
        ["Hinders arriving", "Process not known", "Leads to no barrier in this review yet"]
    )
    widths = page.eval_on_selector_all(
        ".picture-on-paper .columns", "pictures => pictures.map(picture => picture.getBoundingClientRect().width)"
    )
    assert max(widths) <= page.evaluate("document.querySelector('.text').getBoundingClientRect().width")
    expect(page.locator(".pathways-filter")).to_be_hidden()


def test_what_was_chosen_goes_to_paper_as_chosen(rich_site: ServedSite, page: Page) -> None:
    page.goto(f"{rich_site.url}{PATHWAYS}?process=not-known")
    page.emulate_media(media="print")
    expect(page.locator(".picture:visible")).to_have_count(1)
    expect(page.locator(".picture-on-paper:visible")).to_have_count(0)


def test_with_many_records_a_group_leads_to_its_pictures(middle_site: ServedSite, page: Page) -> None:
    """If that is one it unfolds; of several each names its barriers, and the reader unfolds one."""
    page.goto(middle_site.url + PATHWAYS)
    expect(page.locator(".part .card:visible")).to_have_count(0)
    groups = page.locator(".outline .card.barrier")
    numbers = []
    for group in groups.all():
        target = page.locator(f".part-group:has({group.get_attribute('href')})")
        group.focus()
        page.keyboard.press("Enter")
        expect(target).to_be_in_viewport()
        numbers.append(target.locator(".part").count())
        expect(target.locator(".part[open]")).to_have_count(1 if numbers[-1] == 1 else 0)
    assert min(numbers) == 1 < max(numbers)


def test_a_picture_unfolds_by_the_keyboard_to_the_barriers_that_it_names(middle_site: ServedSite, page: Page) -> None:
    page.goto(middle_site.url + PATHWAYS)
    part = page.locator(".part").nth(1)
    names = [name.rstrip(";") for name in part.locator(".part-name").all_text_contents()]
    part.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(part.locator(".card.barrier:visible")).to_have_count(len(names))
    labels = part.locator(".card.barrier").evaluate_all("cards => cards.map(card => card.ariaLabel)")
    assert sorted(label.split(": ")[1].split(".")[0] for label in labels) == sorted(names)
    page.keyboard.press("Enter")
    expect(part.locator(".card:visible")).to_have_count(0)


def test_without_scripts_pictures_unfold(middle_site: ServedSite, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(middle_site.url + PATHWAYS)
    part = page.locator(".part").first
    part.locator("summary").click()
    expect(part.locator(".card").first).to_be_visible()
    context.close()


def test_no_picture_is_much_higher_than_two_screens_or_wider_than_the_window(
    middle_site: ServedSite, page: Page
) -> None:
    page.goto(middle_site.url + PATHWAYS)
    page.evaluate("document.querySelectorAll('.part').forEach(part => (part.open = true))")
    sizes = page.locator(".part .picture-window").evaluate_all(
        "all => all.map(one => [one.scrollHeight, one.scrollWidth - one.clientWidth])"
    )
    assert max(height for height, _ in sizes) < 2.5 * 800
    assert {beyond for _, beyond in sizes} == {0}


_SPACED = """
    * { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important; }
    p { margin-bottom: 2em !important; }
"""
# How far the last letter of each line stands beyond what the line must keep within.
_BEYOND = """() => [...document.querySelectorAll(".columns :is(.card, .arrow)")].flatMap(part => {
    const within = (part.querySelector(".ground") ?? part.querySelector(".point")).getBBox();
    return [...part.querySelectorAll("text")].flatMap(text => [...text.textContent].flatMap((sign, at) => {
        if (!sign.trim()) return [];
        const { x, width } = text.getExtentOfChar(at);
        return [x + width - within.x - within.width];
    }));
})"""


def test_names_stay_on_their_cards_where_a_reader_sets_letters_and_words_apart(
    middle_site: ServedSite, browser: Browser
) -> None:
    """WCAG 2.2, 1.4.12."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(middle_site.url + PATHWAYS)
    page.evaluate("document.querySelectorAll('.part').forEach(part => (part.open = true))")
    before = page.evaluate(_BEYOND)
    page.add_style_tag(content=_SPACED)
    after = page.evaluate(_BEYOND)
    assert max(before) < max(after) <= 0
    context.close()


def test_a_group_that_is_pointed_at_shows_what_it_is_linked_to(middle_site: ServedSite, page: Page) -> None:
    page.goto(middle_site.url + PATHWAYS)
    group = page.locator(".outline .card.solution").first
    group.hover()
    page.wait_for_selector(".outline .columns.tracing")
    key = group.get_attribute("data-key")
    assert key in keys(page, ".outline .card.lit")
    starts = {arrow.split(" ")[0] for arrow in arrows(page, ".outline .arrow.lit")}
    assert starts <= {key, *keys(page, ".outline .card.root")}


def test_a_choice_shows_the_pictures_that_have_it_and_unfolds_the_first(middle_site: ServedSite, page: Page) -> None:
    page.goto(middle_site.url + PATHWAYS)
    page.get_by_label("Process that is hindered").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".outline")).to_be_hidden()
    expect(page.locator(".part-group:visible h4")).to_have_text([re.compile("^Hinders "), "What lies behind the roots"])
    first = page.locator(".part:visible").first
    shown = first.locator(".card.barrier:visible").count()
    expect(first.locator(".heading.barrier")).to_have_text(f"Barriers ({shown} of {shown})")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".outline")).to_be_visible()
    expect(page.locator(".part-group:visible")).to_have_count(page.locator(".part-group").count())


def test_what_is_chosen_is_told_in_words_with_all_that_lies_behind_it(middle_site: ServedSite, page: Page) -> None:
    """Even what no picture of that process has room for."""
    page.goto(middle_site.url + PATHWAYS)
    page.get_by_label("Process that is hindered").focus()
    page.keyboard.press("ArrowDown")
    told = arrows(page, ".tree [data-from]:not([hidden])")
    drawn = arrows(page, ".part:not([hidden]) .arrow:not(.away)")
    assert told == drawn
    assert arrows(page, ".part-group:first-of-type .arrow:not(.away)") < told


def test_every_record_leads_to_a_picture_that_has_it(middle_site: ServedSite, page: Page) -> None:
    page.goto(middle_site.url + PATHWAYS)
    for kind in ("barriers", "roots", "solutions"):
        ids = {path.split("/")[1] for path in middle_site.pages if re.fullmatch(f"{kind}/[^/]+/", path)}
        assert {id for id in ids if not id.endswith("-once")} == keys(page, f".part .card.{kind[:-1]}")
    root = next(iter(keys(page, ".part-group:has(#picture_roots__) .card.root")))
    page.goto(f"{middle_site.url}{PATHWAYS}?record={root}")
    expect(page.get_by_role("status")).to_contain_text("Only pathways through")
    assert root in keys(page, ".part[open] .card:not(.away)")


def test_pictures_go_to_paper_unfolded_or_those_that_a_reader_unfolded(middle_site: ServedSite, page: Page) -> None:
    page.goto(middle_site.url + PATHWAYS)
    page.emulate_media(media="print")
    expect(page.locator(".part:visible")).to_have_count(page.locator(".part").count())
    expect(page.locator(".part .card").first).to_be_visible()
    page.emulate_media(media="screen")
    page.locator(".part > summary").nth(1).click()
    page.emulate_media(media="print")
    expect(page.locator(".part:visible")).to_have_count(1)
    expect(page.locator(".part-group:visible")).to_have_count(1)
    expect(page.locator(".outline")).to_be_visible()
