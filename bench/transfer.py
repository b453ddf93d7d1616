"""`python -m bench.transfer`: what a reader's browser moves and waits for on a large site.

A real Chromium searches, explores and visits pages. A review is generated and built, or a built site is named with
--site. A server on this machine compresses what hosts compress (pages, styles, scripts, JSON) and counts the bytes of
every answer's body.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from bench.corpus import make_corpus
from bench.synth_project import write_synth_project
from scripts.browser import find_browser

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".bib")
# As readers would ask: one, two and three words; the last four by other words for those that records use.
_SEARCHES = (
    "housing",
    "safety",
    "stigma",
    "hospital",
    "Japan",
    "people",
    "advocacy",
    "housing stigma",
    "lack of advocacy",
    "peer worker",
    "crisis plan",
    "people housing",
    "trust and hope",
    "meeting Denmark",
    "stigma in hospital",
    "housing work trust",
    "peer worker hospital",
    "services for families",
    "patient",
    "client advocacy",
    "staff trust stigma",
    "caregivers crisis plan",
)
_PAGE = "words/"
# Of each folder the largest page; of the others, the page itself.
_FOLDERS = ("barriers", "roots", "solutions", "studies", "references", "briefs")
_PAGES = (
    "",
    "evidence-map/",
    "pathways/",
    "countries/",
    "gaps/",
    "changes/",
    "brief/",
    "findings/",
    "briefs/",
    "barriers/",
)
_LETTER = 200
"""Milliseconds between two letters of somebody who types at leisure."""
# What moved, by the end of its path's folder or name; what none of these fits is synth's own.
_SHARES = {
    "engine": ("/pagefind.js", ".pagefind"),
    "list": (".pf_meta",),
    "parts": (".pf_index",),
    "passages": (".pf_fragment",),
    "ours": ("",),
}


class _Counting(SimpleHTTPRequestHandler):
    """Serves a folder; `moved` holds path and bytes of every answer."""

    def __init__(self, moved: list[tuple[str, int]], directory: str, *arguments: object) -> None:
        self._moved = moved
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.partition("?")[0]))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        packed = gzip.compress(body, 6) if file.suffix in _COMPRESSED else body
        self._moved.append((self.path, len(packed)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if packed is not body:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _serving(site: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    moved: list[tuple[str, int]] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Counting, moved, str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", moved
    server.shutdown()
    server.server_close()


def _searched(browser: Browser, url: str, moved: list[tuple[str, int]], words: str, delay: int = 0) -> str:
    """A row for a first search from a page, in a browser that holds nothing yet but the page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url + _PAGE, wait_until="networkidle")
    before = len(moved)
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open]")
    if delay:
        page.keyboard.type(words, delay=delay)
    else:
        page.keyboard.insert_text(words)
    seconds = _waited(lambda: page.wait_for_selector(".search-results a"))
    page.wait_for_load_state("networkidle")
    shares = dict.fromkeys(_SHARES, 0)
    for path, size in moved[before:]:
        shares[next(name for name, ends in _SHARES.items() if path.partition("?")[0].endswith(ends))] += size
    found = page.locator(".search-status").inner_text().partition(" result")[0].rpartition(" ")[2]
    context.close()
    cells = [words, _kilobytes(sum(shares.values())), *map(_kilobytes, shares.values()), f"{seconds:.1f} s", found]
    return f"| {' | '.join(cells)} |"


def _explore(page: Page, url: str, moved: list[tuple[str, int]]) -> Iterator[str]:
    before = len(moved)
    painted = _waited(lambda: page.goto(url + "explore/", wait_until="domcontentloaded"))
    ready = painted + _waited(lambda: page.wait_for_selector(".explore-ready"))
    page.wait_for_load_state("networkidle")
    sizes = dict(moved[before:])
    whole = _kilobytes(sum(sizes.values()))
    yield f"| explore, first visit | {whole} | {ready:.2f} s | the page itself after {painted:.2f} s |"
    for path in ("/explore/", "/explore/records.json"):
        yield f"| of that, {path} | {_kilobytes(sizes[path])} | | |"
    for label in ("Barriers", "Roots"):
        seconds = _waited(partial(page.get_by_label(label).check))
        yield f"| explore, one more filter | 0 kB | {seconds:.2f} s | {page.locator('.explore-status').inner_text()} |"


def _visits(browser: Browser, url: str, moved: list[tuple[str, int]], site: Path) -> Iterator[str]:
    """Rows for first visits to pages, each in a browser that holds nothing yet."""
    pages = [page for page in _PAGES if (site / page / "index.html").is_file()]
    for name in [f"{folder}/{_largest(site / folder)}/" for folder in _FOLDERS] + pages:
        before = len(moved)
        context = browser.new_context()
        page = context.new_page()
        seconds = _waited(partial(page.goto, url + name, wait_until="load"))
        page.wait_for_load_state("networkidle")
        context.close()
        own = sum(size for path, size in moved[before:] if path == "/" + name)
        whole = sum(size for _, size in moved[before:])
        yield f"| /{name} | {_kilobytes(own)} | {_kilobytes(whole - own)} | {_kilobytes(whole)} | {seconds:.2f} s |"


def _largest(folder: Path) -> str:
    pages = folder.glob("*/**/index.html")
    return max(pages, key=lambda path: (path.stat().st_size, path)).parent.relative_to(folder).as_posix()


def _waited(wait: Callable[[], object]) -> float:
    start = perf_counter()
    wait()
    return perf_counter() - start


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.0f} kB"


def _measure(site: Path) -> None:
    with _serving(site) as (url, moved), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-background-networking"]
        )
        print(f"| first search for | moved | {' | '.join(_SHARES)} | waited | results |")
        print(f"| --- |{' ---: |' * (len(_SHARES) + 3)}")
        for words in _SEARCHES:
            print(_searched(browser, url, moved, words))
        print(_searched(browser, url, moved, "housing stigma", _LETTER).replace("| ", "| typed slowly: ", 1))
        print("\n| what | moved | waited | |\n| --- | ---: | ---: | --- |")
        for line in _explore(browser.new_page(), url, moved):
            print(line)
        print("\n| first visit to | the page | beside it | together | loaded |\n| --- | ---: | ---: | ---: | ---: |")
        for line in _visits(browser, url, moved, site):
            print(line)
        browser.close()


def main() -> None:
    """Measure the site that --site names, or that of a generated review of --size records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="records of the generated review")
    parser.add_argument("--site", type=Path, help="a site that was built already")
    parser.add_argument("--no-synonyms", action="store_true", help="take the other words from the vocabulary")
    arguments = parser.parse_args()
    if arguments.site:
        _measure(arguments.site)
        return
    with tempfile.TemporaryDirectory(prefix="synth-bench-") as folder:
        project, site = Path(folder) / "project", Path(folder) / "site"
        corpus = make_corpus(arguments.size)
        if arguments.no_synonyms:
            for scheme in corpus.vocabulary["schemes"].values():
                for term in scheme["terms"].values():
                    term.pop("synonyms", None)
        write_synth_project(corpus, project)
        command = [
            sys.executable,
            "-m",
            "synth",
            "-C",
            str(project),
            "build",
            "--no-downloads",
            "--site-dir",
            str(site),
        ]
        subprocess.run(command, check=True, capture_output=True)
        _measure(site)


if __name__ == "__main__":
    main()
