"""Text that attacks the page: nothing runs, and it stands exactly as typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from pydantic import BaseModel

from synth.model.changes import Changes
from synth.model.kinds import KINDS
from synth.model.review import Review
from synth.model.structure import Shape, shapes
from synth.model.vocabulary import Vocabulary
from tests.pages.attack import _KEPT, ATTACKS, texts
from tests.pages.conftest import ServedSite, wait_for_scripts

# Where the texts of a file stand that is not a record's.
_ELSEWHERE = {
    "review.yml": ("", "methods/", "flow/", "reporting/"),
    "vocabulary.yml": ("words/",),
    "changes.yml": ("changes/",),
    "double_coding.yml": ("methods/",),
}
_HARM = """() => ({
  ran: window.ran === undefined ? 0 : 1,
  scripts: [...document.scripts].filter(script => script.type !== "application/ld+json")
    .map(script => script.getAttribute("src") || "inline"),
  described: [...document.scripts].filter(script => script.type === "application/ld+json")
    .filter(script => JSON.parse(script.textContent)["@context"] !== "https://schema.org").length,
  handlers: [...document.querySelectorAll("*")].flatMap(element => element.getAttributeNames())
    .filter(name => name.startsWith("on")),
  foreign: document.querySelectorAll("main img, main script").length
    + document.querySelectorAll("main svg:not(.mark, .bars, .flow-picture, .columns, .world, .amount)").length,
  mains: document.querySelectorAll("body > main > article").length,
})"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_page()


@pytest.fixture
def ungoverned_page(browser: Browser) -> Iterator[Page]:
    """A page whose policy does not count, so that Pagefind can be asked for more than the search's worker hands out."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def opened(attacked_site: ServedSite, page: Page) -> dict[str, str]:
    """The text of every page, its title and its description among it, once a browser has opened it."""
    seen = {}
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    for name in attacked_site.pages:
        if 'http-equiv="refresh"' in attacked_site.html(name):
            continue
        page.goto(attacked_site.url + name)
        wait_for_scripts(page, name)
        harm = page.evaluate(_HARM)
        own = [source for source in harm["scripts"] if "assets/synth/" in source]
        assert harm == {"ran": 0, "scripts": own, "described": 0, "handlers": [], "foreign": 0, "mains": 1}, name
        text = page.evaluate("document.body.textContent + ' ' + document.title")
        described = page.evaluate("document.querySelector('meta[name=description]')?.content || ''")
        seen[name] = " ".join(f"{text} {described}".split())
    return seen


def _pages_of(path: Path) -> tuple[str, ...]:
    return _ELSEWHERE.get(path.name) or (f"{path.parent.name}/{path.stem}/",)


def test_every_text_stands_as_typed(attacked_site: ServedSite, attack_project: Path, opened: dict[str, str]) -> None:
    count = 0
    for path in sorted((attack_project / "content").rglob("*.yml")):
        if yaml.safe_load(path.read_text("utf-8")).get("status") == "retired":
            continue
        shown = " ".join(opened[name] for name in _pages_of(path))
        for key, text in texts(path):
            assert " ".join(text.split()) in shown, f"{path.name}: {key}"
            count += 1
    assert count > 150


def test_every_attack_is_made_in_every_kind_of_text(attack_project: Path) -> None:
    typed = "\n".join(path.read_text("utf-8") for path in (attack_project / "content").rglob("*.yml"))
    assert all(attack in typed.replace("''", "'") for attack in ATTACKS)
    keys = {key for path in (attack_project / "content").rglob("*.yml") for key, _ in texts(path)}
    models: list[type[BaseModel]] = [*(kind.model for kind in KINDS.values()), Review, Vocabulary, Changes]
    for model in models:
        assert _free_texts(model) <= keys | _KEPT, model


def _free_texts(model: type[BaseModel], seen: frozenset[type] = frozenset()) -> set[str]:
    """The names of all fields, at any depth, that hold text rather than one of a few words."""
    names: set[str] = set()
    for name, shape in shapes(model).items():
        inner = _innermost(shape)
        if inner.model is not None and inner.model not in seen:
            names |= _free_texts(inner.model, seen | {model})
        elif inner.model is None and not inner.words:
            names.add(name)
    return names


def _innermost(shape: Shape) -> Shape:
    return _innermost(shape.item) if shape.item is not None else shape


def test_title_and_description_are_the_typed_text(attacked_site: ServedSite, attack_project: Path, page: Page) -> None:
    for path in sorted((attack_project / "content/barriers").glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        if data["status"] == "retired":
            continue
        page.goto(f"{attacked_site.url}barriers/{path.stem}/")
        assert page.title() == f"{data['title']} - Why people wait"
        assert page.locator("h1").inner_text() == data["title"]
        described = page.locator("meta[name=description]").get_attribute("content") or ""
        assert texts_of(data["summary"]) in described


def texts_of(prose: str) -> str:
    """The prose without the marks that were kept at its end."""
    return prose.partition(" here.")[0]


def test_references_stand_as_typed(opened: dict[str, str]) -> None:
    attack = "<script>window.ran=1</script> <img src=x onerror=window.ran=1> ]]> -->"
    assert f"Waiting for a bus that does not come {attack}" in opened["references/smith-2020/"]
    assert f"Journal of Small Examples {attack}" in opened["references/ito-2019/"]
    assert f"Small Books {attack}" in opened["references/arrive-2011/"]
    assert opened["references/"].count(attack) >= 4


def test_hand_written_pages_show_html_as_text(opened: dict[str, str]) -> None:
    for attack in ATTACKS[:8]:
        assert attack in opened["contribute/"]


def test_the_search_index_holds_the_typed_text(
    attacked_site: ServedSite, attack_project: Path, page: Page, ungoverned_page: Page
) -> None:
    title = yaml.safe_load((attack_project / "content/barriers/left-waiting.yml").read_text("utf-8"))["title"]
    page.goto(attacked_site.url + "search/?q=left-waiting")
    page.wait_for_selector(".search-results a")
    assert page.evaluate(_HARM)["ran"] == 0
    expect(page.locator(".search-found img")).to_have_count(0)
    assert title in page.locator(".search-results a").all_inner_texts()
    ungoverned_page.goto(attacked_site.url + "search/")
    found = ungoverned_page.evaluate(
        """async () => {
          const pagefind = await import(new URL("../pagefind/pagefind.js", location.href));
          const {results} = await pagefind.search("left-waiting");
          const data = await Promise.all(results.map(result => result.data()));
          return JSON.stringify(data.map(item => [item.meta.title, item.content]));
        }"""
    )
    indexed = dict(json.loads(found))
    assert title in indexed
    assert "<svg onload=window.ran=1>" in indexed[title]
