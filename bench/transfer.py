"""`python -m bench.transfer`: what a reader's browser moves and waits for when it searches and explores a large site.

A review is generated and built, or a built site is named with --site. A server on this machine compresses what hosts
compress (pages, styles, scripts, JSON) and counts the bytes of every answer's body. A real Chromium does the rest.
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
_WORDS = ("housing", "housing peer", "people")
_PAGE = "words/"


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


def _search(browser: Browser, url: str, moved: list[tuple[str, int]], words: str) -> str:
    """A first search from a page, in a browser that holds nothing yet but the page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url + _PAGE, wait_until="networkidle")
    before = len(moved)
    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog[open]")
    page.keyboard.type(words)
    seconds = _waited(lambda: page.wait_for_selector(".search-results a"))
    page.wait_for_load_state("networkidle")
    size = sum(size for _, size in moved[before:])
    found = page.locator(".search-status").inner_text()
    context.close()
    return f"| first search for “{words}” | {_kilobytes(size)} | {seconds:.2f} s | {found} |"


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
        print("| what | moved | waited | |\n| --- | ---: | ---: | --- |")
        for words in _WORDS:
            print(_search(browser, url, moved, words))
        for line in _explore(browser.new_page(), url, moved):
            print(line)
        browser.close()


def main() -> None:
    """Measure the site that --site names, or that of a generated review of --size records."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="records of the generated review")
    parser.add_argument("--site", type=Path, help="a site that was built already")
    arguments = parser.parse_args()
    if arguments.site:
        _measure(arguments.site)
        return
    with tempfile.TemporaryDirectory(prefix="synth-bench-") as folder:
        project, site = Path(folder) / "project", Path(folder) / "site"
        write_synth_project(make_corpus(arguments.size), project)
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
