"""Sites to look at in a browser: made once a run, served on this machine, under a path as a project site is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bench.corpus import Corpus, make_corpus
from bench.synth_project import write_synth_project, yaml_text
from synth.build import Extras, build_preview
from synth.export import briefs
from tests.conftest import Once
from tests.pages.attack import write_attack_project
from tests.pages.hands import Hand, Keyboard, Pointer
from tests.projects import PROJECTS

REPOSITORY = Path(__file__).parents[2]
PREFIX = "/review/"
# What scripts make after a page has come.
_READY = {
    "explore/": ".explore-ready",
    "evidence-map/": ".map-form:not([hidden])",
    "pathways/": ".pathways-filter:not([hidden])",
    "brief/": ".brief-ready",
    "contribute/study/": ".form-ready",
    "contribute/finding/": ".form-ready",
    "contribute/problem/": ".form-ready",
}
_SETTINGS = ("SITE_URL", "EDIT_URI", "REPORT_URL")
_ADDRESSES = {
    "SITE_URL": "https://example.org/review/",
    "EDIT_URI": "https://example.org/edit/main/content/pages/",
    "REPORT_URL": "https://example.org/report",
}
_KINDS = ("barriers", "roots", "solutions", "studies")


@dataclass(frozen=True)
class ServedSite:
    """A site's folder and the address of its home page, which ends in a slash."""

    folder: Path
    url: str

    @property
    def pages(self) -> list[str]:
        """The path of every page below the site's address, sorted."""
        return sorted(
            path.relative_to(self.folder).as_posix().removesuffix("index.html")
            for path in self.folder.rglob("*.html")
            if "pagefind" not in path.parts
        )

    def first(self, folder: str, *parts: str) -> str:
        """The path of the first page right below a folder, by its name, in whose HTML all of this stands."""
        pages = sorted(f"{folder}/{path.parent.name}/" for path in (self.folder / folder).glob("*/index.html"))
        return next(page for page in pages if all(part in self.html(page) for part in parts))

    def html(self, page: str) -> str:
        path = self.folder / page
        return (path / "index.html" if path.is_dir() else path).read_text("utf-8")


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        if not path.startswith(PREFIX):
            return str(Path(self.directory) / "nothing-is-here")
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A wide window of its own, in which no script may fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    context.close()


def build(project: Path, folder: Path, extras: Extras | None = None, **settings: str) -> None:
    """Build a project's site into a folder, with these settings of the environment and no others."""
    with pytest.MonkeyPatch.context() as environment:
        for name in _SETTINGS:
            environment.delenv(name, raising=False)
        for name, value in settings.items():
            environment.setenv(name, value)
        built = build_preview(project, folder, extras=extras or Extras(), step=lambda name: nullcontext())
    assert built.ok, [item.message for item in built.checked.diagnostics.ordered()]


@contextmanager
def serving(folder: Path) -> Iterator[ServedSite]:
    """Serve a site's folder on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield ServedSite(folder, f"http://127.0.0.1:{server.server_port}{PREFIX}")
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def rich_site(once: Once) -> Iterator[ServedSite]:
    """The site of a made-up review that holds everything a page can show, drafts too, with an address of its own."""
    folder = once("rich-site", lambda out: build(PROJECTS / "rich", out, Extras(drafts=True), **_ADDRESSES))
    with serving(folder) as site:
        yield site


@pytest.fixture(scope="session")
def conqual_site(once: Once) -> Iterator[ServedSite]:
    """The site of a made-up review that uses ConQual, and whose studies depend on each other."""
    with serving(once("conqual-site", lambda out: build(PROJECTS / "conqual", out))) as site:
        yield site


@pytest.fixture(scope="session")
def own_site(once: Once) -> Iterator[ServedSite]:
    """The site of this repository's own content, without any address set."""
    with serving(once("own-site", lambda out: build(REPOSITORY, out))) as site:
        yield site


@pytest.fixture(scope="session")
def large_corpus() -> Corpus:
    """A generated review of 2,000 records."""
    return make_corpus(2000)


@pytest.fixture(scope="session")
def large_site(large_corpus: Corpus, once: Once) -> Iterator[ServedSite]:
    """Its site, with a history and with all files to take away but the briefs on solutions, which cost most."""

    def make_project(folder: Path) -> None:
        write_synth_project(large_corpus, folder)
        (folder / "content/changes.yml").write_text(yaml_text(_history(large_corpus)), "utf-8")

    project = once("large-project", make_project)
    with pytest.MonkeyPatch.context() as few:
        few.setattr(briefs, "MOST", 20)
        folder = once("large-site", lambda out: build(project, out, Extras(), **_ADDRESSES))
    with serving(folder) as site:
        yield site


def _history(corpus: Corpus) -> dict[str, Any]:
    """Three versions of a review: all came with the first, and later some changed in several ways."""
    barriers, roots, solutions, studies = (list(corpus.records[kind]) for kind in _KINDS)
    later = [
        {"what": "findings", "records": studies[:300], "text": "Read again in full."},
        {"what": "confidence", "records": barriers[:200]},
        {"what": "links", "records": [*roots[:5], *solutions[:5]]},
    ]
    changes = {"0.1": [{"what": "added", "records": [*barriers, *roots, *solutions, *studies]}], "0.2": later, "1": []}
    last = corpus.review
    return {
        "releases": [
            {"version": version, "date": last["date"], "summary": f"What is new in {version}.", "changes": made}
            for version, made in reversed(changes.items())
        ]
    }


@pytest.fixture(scope="session")
def attack_project(once: Once) -> Path:
    """A review whose every text field holds text that attacks the page."""
    return once("attack", lambda folder: write_attack_project(folder / "project")) / "project"


@pytest.fixture(scope="session")
def attacked_site(attack_project: Path, once: Once) -> Iterator[ServedSite]:
    """Its site, drafts too."""
    with serving(once("attacked-site", lambda out: build(attack_project, out, Extras(drafts=True)))) as site:
        yield site


@pytest.fixture(params=["own_site", "large_site"])
def site(request: pytest.FixtureRequest) -> ServedSite:
    """The real site, and then the generated one of 2,000 records."""
    site: ServedSite = request.getfixturevalue(request.param)
    return site


@pytest.fixture(params=[Keyboard, Pointer], ids=["keyboard", "pointer"])
def hand(request: pytest.FixtureRequest, page: Page) -> Hand:
    """A reader with the keyboard, and then one with a pointer."""
    hand: Hand = request.param(page)
    return hand


def wait_for_scripts(page: Page, name: str) -> None:
    """Wait until the scripts of a page that was opened by this path have made what they make."""
    if ready := _READY.get(name):
        page.wait_for_selector(ready, state="attached")
