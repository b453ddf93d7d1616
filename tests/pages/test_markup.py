"""Every kind of page, as it is served and as its scripts leave it, by the checker that the makers of HTML use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from itertools import groupby, islice
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.conftest import ServedSite
from tests.pages.nu import Message, check, find_checker

_LEFT = tomllib.loads(Path(__file__).with_name("markup.toml").read_text("utf-8"))["left"]
_POLICY = re.compile(r'<meta http-equiv="content-security-policy"[^>]*>', re.IGNORECASE)
_OF_A_FOLDER = 2
"""How many pages of a folder are checked of this repository's own site, which grows."""
_CHECK = "Check it and make the text"
_WORKED: tuple[tuple[str, Callable[[Page], None], str], ...] = (
    ("explore/?kind=barrier,study&nothing=here", lambda page: None, ".explore-chosen button"),
    ("search/?q=bus", lambda page: None, ".search-results a"),
    ("brief/?pick=left-waiting,shared-timetable", lambda page: None, ".brief-own-title"),
    ("evidence-map/", lambda page: page.locator("button.cell:visible").first.click(), "[popover]:popover-open"),
    ("pathways/", lambda page: page.locator(".picture .card").first.focus(), ".card.lit"),
    ("barriers/left-waiting/", lambda page: page.locator("main a.term-link").first.focus(), ".term-meaning"),
    ("roots/no-plan/", lambda page: page.locator(".search-open").click(), "dialog[open]"),
    ("contribute/study/", lambda page: page.get_by_text(_CHECK).click(), ".form-summary:not([hidden])"),
    ("contribute/finding/", lambda page: page.get_by_text(_CHECK).click(), ".form-summary:not([hidden])"),
    ("contribute/problem/", lambda page: page.get_by_text(_CHECK).click(), ".form-summary:not([hidden])"),
)
"""Pages on which scripts work: what is done on each, and what comes of it."""
_WRONG = """\
<!doctype html>
<html lang="en">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<title>A page with faults</title>
<h1 id="twice">One</h1>
<p id="twice"><div>Two</div></p>
<img src="x.png">
<script>window.ran = 1;</script>
</html>
"""


@pytest.fixture(scope="module")
def checker() -> Sequence[str]:
    try:
        return find_checker()
    except LookupError as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wrong") / "wrong.html"
    path.write_text(_WRONG, "utf-8")
    return path


@pytest.fixture(scope="module")
def worked(rich_site: ServedSite, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What scripts have made of pages, as files."""
    folder = tmp_path_factory.mktemp("worked")
    page = browser.new_page()
    for number, (address, do, awaited) in enumerate(_WORKED):
        page.goto(rich_site.url + address)
        do(page)
        page.wait_for_selector(awaited, state="attached")
        # A file has no origin that the policy could allow.
        (folder / f"{number}.html").write_text(_POLICY.sub("", page.content()), "utf-8")
    page.close()
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def messages(
    checker: Sequence[str],
    rich_site: ServedSite,
    conqual_site: ServedSite,
    attacked_site: ServedSite,
    own_site: ServedSite,
    worked: list[Path],
    wrong: Path,
) -> tuple[Message, ...]:
    """All that is said, in one run: the checker takes longer to start than to check a hundred pages."""
    pages = [site.url + page for site in (rich_site, conqual_site, attacked_site) for page in site.pages]
    pages += [own_site.url + page for page in _of_each_folder(own_site)]
    files = [wrong, *worked, *(path for kind in ("css", "svg") for path in _written(rich_site, kind))]
    return check(checker, [*pages, *map(str, files)])


def _of_each_folder(site: ServedSite) -> list[str]:
    folders = groupby(sorted(site.pages, key=_folder), _folder)
    return [page for _, pages in folders for page in islice(pages, _OF_A_FOLDER)]


def _folder(page: str) -> str:
    return str(PurePosixPath(page).parent)


def _written(site: ServedSite, kind: str) -> list[Path]:
    """The files of a kind that synth brings along or makes."""
    return sorted(path for path in site.folder.rglob(f"*.{kind}") if "pagefind" not in path.parts)


def _is_left(message: Message) -> bool:
    return any(re.search(item["says"], message.text) for item in _LEFT)


def test_the_checker_finds_nothing_but_what_is_left_for_a_reason(messages: tuple[Message, ...], wrong: Path) -> None:
    """One test, so that of several processes of a run only one starts the checker."""
    own = [message for message in messages if wrong.name not in message.address]
    assert [str(message) for message in own if not _is_left(message)] == []
    gone = [item["says"] for item in _LEFT if not any(re.search(item["says"], message.text) for message in own)]
    assert gone == [], "what is no longer said is no longer left"
    said = "\n".join(f"{item.level}: {item.text}" for item in messages if wrong.name in item.address)
    for expected in (
        "error: Duplicate ID “twice”",
        "error: No “p” element in scope but a “p” end tag seen",
        "error: An “img” element must have an “alt” attribute",
        "warning: Inline script violates Content Security Policy",
    ):
        assert expected in said, "the checker finds what is wrong"
