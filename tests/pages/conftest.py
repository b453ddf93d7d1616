"""Sites to look at in a browser: made once a session, served on this machine, under a path as a project site is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from bench.corpus import Corpus, make_corpus
from bench.synth_project import write_synth_project
from scripts.browser import find_browser
from synth.build import Extras, build_preview
from tests.pages.attack import write_attack_project
from tests.projects import PROJECTS

REPOSITORY = Path(__file__).parents[2]
PREFIX = "/review/"


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    assert path, "no browser: install Chromium, or set SYNTH_BROWSER to the path of one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


def served(project: Path, folder: Path, extras: Extras | None = None) -> Iterator[ServedSite]:
    """Build a project's site into a folder, which is made where it is not there, and serve it."""
    folder.mkdir(exist_ok=True)
    built = build_preview(project, folder, extras=extras or Extras(), step=lambda name: nullcontext())
    assert built.ok, [item.message for item in built.checked.diagnostics.ordered()]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield ServedSite(folder, f"http://127.0.0.1:{server.server_port}{PREFIX}")
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def rich_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The site of a made-up review that holds everything a page can show, drafts too, with an address of its own."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", "https://example.org/review/")
        environment.setenv("EDIT_URI", "https://example.org/edit/main/content/pages/")
        environment.setenv("REPORT_URL", "https://example.org/report")
        yield from served(PROJECTS / "rich", tmp_path_factory.mktemp("rich"), Extras(drafts=True))


@pytest.fixture(scope="session")
def conqual_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The site of a made-up review that uses ConQual, and whose studies depend on each other."""
    yield from served(PROJECTS / "conqual", tmp_path_factory.mktemp("conqual"))


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The site of this repository's own content, without any address set."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("SITE_URL", "EDIT_URI", "REPORT_URL"):
            environment.delenv(name, raising=False)
        yield from served(REPOSITORY, tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="session")
def large_corpus() -> Corpus:
    """A generated review of 2,000 records."""
    return make_corpus(2000)


@pytest.fixture(scope="session")
def large_site(large_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """Its site, without the files to take away, which cost as much as the rest."""
    folder = tmp_path_factory.mktemp("large")
    write_synth_project(large_corpus, folder / "project")
    yield from served(folder / "project", folder / "site", Extras(downloads=False))


@pytest.fixture(scope="session")
def attack_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review whose every text field holds text that attacks the page."""
    return write_attack_project(tmp_path_factory.mktemp("attack") / "project")


@pytest.fixture(scope="session")
def attacked_site(attack_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """Its site, drafts too."""
    yield from served(attack_project, tmp_path_factory.mktemp("attacked"), Extras(drafts=True))
