"""The search index, made by Pagefind over a lean copy of the site: what can be searched for, and nothing else.

Pages of records repeat each other's titles and findings. Indexed as they are, 10,000 of them make an index of which one
search moves half a megabyte; the lean copy says everything once.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from pagefind.service import get_executable

from synth.index.packing import pack
from synth.overview.search.texts import SearchText

BUNDLE = "pagefind"
SOURCES_BUNDLE = "pagefind-sources"
"""The index of single studies and sources, where the site is too large for one."""
TOGETHER = 4000
"""Up to how many records and sources one index holds all. Above, studies and sources are looked up when asked for."""

_SCOPE = "scope.json"
_COMMON = 0.9
# What the weight of titles and passages is. What the review found comes before any single source that says the same.
_REVIEW_FINDING = 10, 6
_SOURCE = 3, 1
_WORD = re.compile(r"\w+")
# What Pagefind brings beside its engine: search boxes of its own, and a worker in place of which there is ours.
_UNUSED = ("*-ui.css", "*-ui.js", "pagefind-highlight.js", "pagefind-worker.js")
_ENGINE = ("pagefind.js", "wasm.*")


class SearchFault(RuntimeError):
    """Pagefind is not there, or could not index the site; the message says which."""


def write_search_index(out: Path, texts: Sequence[SearchText], pages: Iterable[str], language: str) -> None:
    """Index `texts` and the hand-written `pages` below `out` into `out/pagefind/`.

    `pages` are addresses below the site's root; those that say that they are not for searching are left out. `language`
    is that of the records: words are split and stemmed by it.

    Raises SearchFault, and OSError where the disk has no room for the index.
    """
    program = get_executable()
    if program is None:
        raise SearchFault("Pagefind is not installed: install the package 'pagefind[extended]'")
    sources = [text for text in texts if text.is_single_source] if len(texts) > TOGETHER else []
    held = [text for text in texts if not text.is_single_source] if sources else texts
    with tempfile.TemporaryDirectory(prefix="synth-search-", dir=out.parent) as folder:
        lean = Path(folder) / BUNDLE
        _write_texts(lean, held, language)
        _copy_pages(out, lean, pages)
        _index(program, lean, out / BUNDLE, language)
        if sources:
            lean = Path(folder) / SOURCES_BUNDLE
            _write_texts(lean, sources, language)
            _index(program, lean, out / SOURCES_BUNDLE, language)
            _remove(out / SOURCES_BUNDLE, _ENGINE)
    scope = {
        "language": language,
        "sources": {"bundle": SOURCES_BUNDLE, "count": len(sources)} if sources else None,
        "common": common_words(held) if sources else [],
    }
    (out / BUNDLE / _SCOPE).write_text(json.dumps(scope, ensure_ascii=False) + "\n", "utf-8")


def common_words(texts: Sequence[SearchText]) -> list[str]:
    """Words that nearly all of many texts have: they tell none from another, and fill the largest parts of the index.

    A search leaves them out where it has other words.
    """
    found = Counter(word for text in texts for word in set(_WORD.findall(text.plain.casefold())))
    return sorted(word for word, count in found.items() if count >= _COMMON * len(texts))


def _write_texts(lean: Path, texts: Iterable[SearchText], language: str) -> None:
    lean.mkdir()
    for text in texts:
        folder = lean / text.address
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(_html(text, language), "utf-8")


def _html(text: SearchText, language: str) -> str:
    """A page for Pagefind alone. What a result shows beside its passage is not searched."""
    shown = {"kind": text.kind, "label": text.label, "confidence": text.confidence, "bars": str(text.bars)}
    meta = "".join(f'<i data-pagefind-meta="{name}">{escape(value)}</i>' for name, value in shown.items() if value)
    title, saying = _SOURCE if text.is_single_source else _REVIEW_FINDING
    said = "".join(f'<p data-pagefind-weight="{saying}">{escape(passage)}</p>' for passage in text.passages)
    facts = f"<p>{escape('; '.join(text.facts))}.</p>" if text.facts else ""
    return (
        f'<!doctype html><html lang="{escape(language)}"><body data-pagefind-body>'
        f'<h1 data-pagefind-weight="{title}">{escape(text.title)}</h1>{said}'
        f'{_other_words(text.other_words, "0.8")}<div data-pagefind-weight="0.5">{facts}</div>'
        f"{_other_words(text.other_facts, '0.2')}"
        f"<div data-pagefind-ignore>{meta}</div></body></html>"
    )


def _other_words(words: Sequence[str], weight: str) -> str:
    """Named for what they are, as they may stand in the passage that a reader sees."""
    return f'<p data-pagefind-weight="{weight}">Other words: {escape("; ".join(words))}.</p>' if words else ""


def _copy_pages(out: Path, lean: Path, pages: Iterable[str]) -> None:
    for address in sorted(pages):
        page = out / address / "index.html" if address.endswith("/") or not address else out / address
        html = page.read_bytes()
        # Without a body for it, Pagefind would take the whole page where no other page has one.
        if b"data-pagefind-body" in html:
            target = lean / page.relative_to(out)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(html)


def _index(program: str | Path, lean: Path, bundle: Path, language: str) -> None:
    # One language for all: its own tags for regions would make an index each.
    spoken = ("--force-language", language.partition("-")[0])
    command = [program, "--site", lean, "--output-path", bundle, *spoken, "--silent"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        said = (ran.stderr or ran.stdout).strip() or f"status {ran.returncode}"
        if number := _system_error(ran.returncode, said):
            raise OSError(number, os.strerror(number), str(bundle))
        raise SearchFault(f"Pagefind could not index the site: {said[-2000:]}")
    # Pagefind ends well even where files could not be written, and leaves them empty or cut off.
    disk = shutil.disk_usage(bundle.parent)
    if (disk.total and not disk.free) or any(not path.stat().st_size for path in bundle.rglob("*.*")):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(bundle))
    _remove(bundle, _UNUSED)
    pack(bundle)


def _remove(bundle: Path, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        for path in bundle.glob(pattern):
            path.unlink()


def _system_error(status: int, said: str) -> int:
    """The number of the system's error that stopped Pagefind, or 0: it is a signal, or stands in what it said."""
    if status == -signal.SIGXFSZ:
        return errno.EFBIG
    found = re.search(r"\(os error (\d+)\)", said)
    return int(found[1]) if found else 0
