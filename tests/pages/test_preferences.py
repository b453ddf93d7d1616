"""Readers who choose their own colours, or want nothing to move."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.conftest import ServedSite
from tests.pages.kinds import KINDS, open_kind, unfold

# What is painted so little darker or lighter than its ground that it can hardly be seen. A shape is seen by its filling
# or by its stroke. Left out: the plates behind words of the flow picture, which are ground.
_PALE = """() => {
  const ink = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    ink.clearRect(0, 0, 1, 1);
    ink.fillStyle = colour;
    ink.fillRect(0, 0, 1, 1);
    const [red, green, blue, opaque] = [...ink.getImageData(0, 0, 1, 1).data].map(part => part / 255);
    const linear = [red, green, blue].map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return opaque < 0.5 ? null : 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  const stands = (colour) => {
    if (colour === "none") return false;
    if (colour.startsWith("url(")) return true;
    const own = luminance(colour);
    return own !== null && (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) >= 3;
  };
  const told = [];
  const say = (element) => told.push(element.outerHTML.slice(0, 120));
  for (const shape of document.querySelectorAll("svg :is(rect, circle, path, polygon, polyline, line, text)")) {
    if (!shape.checkVisibility() || shape.matches(".flow-plate") || shape.closest("defs, symbol")) continue;
    const { fill, stroke } = getComputedStyle(shape);
    if (!stands(fill) && !stands(stroke)) say(shape);
  }
  for (const mark of document.querySelectorAll(".mark, .bars")) {
    if (mark.checkVisibility() && !stands(getComputedStyle(mark).color)) say(mark);
  }
  const edged = ".line, .basis, .state, .provisional, .cell, button, select, [type=text], [type=search]";
  for (const line of document.querySelectorAll(edged)) {
    const style = getComputedStyle(line);
    const edge = ["Top", "Bottom"].find(side => parseFloat(style[`border${side}Width`]));
    const seen = (edge && stands(style[`border${edge}Color`])) || stands(style.backgroundColor);
    if (line.checkVisibility() && !seen) say(line);
  }
  // Behind words the browser lays a plate of the ground's colour.
  for (const button of document.querySelectorAll("button, a, summary")) {
    if (button.checkVisibility() && button.innerText && !stands(getComputedStyle(button).color)) say(button);
  }
  return told;
}"""
_MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
  const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
  return animationName !== "none" || transitionDuration !== "0s" || scrollBehavior !== "auto";
}).map(element => element.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module", params=["light", "dark"])
def forced(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window in which the reader's own colours take the place of the page's."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, color_scheme=request.param, forced_colors="active"
    )
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("name", KINDS)
def test_with_forced_colours_all_that_is_drawn_stands_out(rich_site: ServedSite, forced: Page, name: str) -> None:
    open_kind(forced, rich_site, name)
    unfold(forced)
    assert forced.evaluate(_PALE) == []


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_forced_colours_go_before_the_chosen_view(
    rich_site: ServedSite, forced: Page, chosen: Literal["light", "dark"]
) -> None:
    forced.goto(rich_site.url + "barriers/left-waiting/")
    forced.evaluate("chosen => { document.documentElement.dataset.theme = chosen; }", chosen)
    assert forced.evaluate(_PALE) == []


def test_with_forced_colours_what_differs_in_form_still_differs(rich_site: ServedSite, forced: Page) -> None:
    forced.goto(rich_site.url + "barriers/left-waiting/")
    style = "(element, name) => getComputedStyle(element)[name]"
    bars = [bar.evaluate(style, "fill") for bar in forced.locator(".bars").first.locator("rect").all()]
    assert "none" in bars and len(set(bars)) == 2
    assert forced.locator(".line.reported").first.evaluate(style, "borderTopStyle") == "solid"
    assert forced.locator(".line.inferred").first.evaluate(style, "borderTopStyle") == "dashed"
    link, text = (
        forced.locator(selector).first.evaluate(style, "color") for selector in ("main .links a", "main .statement")
    )
    assert link != text
    forced.goto(rich_site.url + "pathways/")
    strokes = {
        basis: forced.locator(f".arrow.{basis} .shaft").first.evaluate(style, "strokeDasharray")
        for basis in ("reported", "inferred")
    }
    assert strokes["reported"] == "none" != strokes["inferred"]


@pytest.mark.parametrize(
    "added",
    [
        '<svg width="20" height="20"><path fill="color-mix(in srgb, Canvas 90%, gray)" d="M0 0h20v20H0z"/></svg>',
        '<svg class="mark" color="Canvas" width="20" height="20"></svg>',
        '<button type="button" id="bare">x</button>',
    ],
)
def test_what_does_not_stand_out_is_found(rich_site: ServedSite, forced: Page, added: str) -> None:
    forced.goto(rich_site.url + "words/")
    forced.evaluate("added => document.querySelector('main').insertAdjacentHTML('beforeend', added)", added)
    forced.evaluate("document.querySelector('#bare')?.style.setProperty('border', 'none')")
    forced.evaluate("document.querySelector('#bare')?.style.setProperty('background', 'Canvas')")
    assert len(forced.evaluate(_PALE)) == 1


@pytest.fixture(scope="module")
def still(browser: Browser) -> Iterator[Page]:
    """The window of a reader who wants nothing to move."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("name", KINDS)
def test_nothing_moves(rich_site: ServedSite, still: Page, name: str) -> None:
    open_kind(still, rich_site, name)
    unfold(still)
    assert still.evaluate(_MOVING) == []


def test_nothing_moves_in_the_search_and_beside_a_word(rich_site: ServedSite, still: Page) -> None:
    still.goto(rich_site.url + "barriers/left-waiting/")
    still.locator("main a.term-link").first.focus()
    still.keyboard.press("Control+k")
    still.wait_for_selector("dialog[open]")
    assert still.evaluate(_MOVING) == []


def test_what_moves_is_found(rich_site: ServedSite, still: Page) -> None:
    still.goto(rich_site.url)
    still.evaluate("document.querySelector('h1').style.transition = 'color 1s'")
    assert len(still.evaluate(_MOVING)) == 1
