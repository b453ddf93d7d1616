"""Pagefind's index packed anew, so that a search of a large site moves less of it.

A search first moves the list of all passages and parts, then each part that holds one of its words. What Pagefind
writes can be made smaller in four ways:

- Passages stand in the list by address, each with its length. Sorted by length, the lines of the list are nearly alike.
- Passages and parts are named by hashes, which cannot be compressed. Here they have running numbers behind one hash of
  the whole, under which no browser holds older ones.
- A part holds several words, however common they are. Here it is cut further, but not between words that begin alike:
  a word is found by its beginning within one part alone.
- All is deflated again by an encoder that takes longer to find what is shortest.

Where a future Pagefind writes another form, its own index stays, and all works as before.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import accumulate, groupby, pairwise, takewhile
from pathlib import Path
from typing import Any

import cbor2
import deflate

PART = 4000
"""The size from which on a part is cut, counted as Pagefind does: for each word its pages and its places on them."""
BEGINNING = 3
"""Words that have their first bytes in common, so many, stay together: three letters, or one of Chinese."""

_SIGNATURE = b"pagefind_dcd"
_SMALLEST = 12
_GZIP = 31
_GREATEST = "\U0010ffff"

# A page: how far its number is from that of the page before, and a word's places on it. A word: itself, its pages, and
# its forms with accents, each with its pages.
_Page = list[Any]
_Form = tuple[str, list[_Page]]
_Word = tuple[str, list[_Page], list[_Form]]


def pack(bundle: Path) -> None:
    """Pack the index in the folder `bundle`. Raises OSError where the disk has no room for it."""
    try:
        for engine in bundle.glob("wasm.*.pagefind"):
            engine.write_bytes(_deflated(_inflated(engine)))
        _pack_lists(bundle)
    except (KeyError, TypeError, ValueError, zlib.error, cbor2.CBORError):
        # All that can be another form is read before the first change.
        return


def _pack_lists(bundle: Path) -> None:
    entry = json.loads((bundle / "pagefind-entry.json").read_bytes())
    ((language, about),) = entry["languages"].items()
    old = bundle / f"pagefind.{about['hash']}.pf_meta"
    version, passages, parts, filters, sorts, *rest = _read(old)
    if filters or sorts:
        raise ValueError("filters and sorts name passages by their numbers too")
    order = sorted(range(len(passages)), key=lambda number: (passages[number][1], number))
    places = [place for _, place in sorted((number, place) for place, number in enumerate(order))]
    cut = list(_cut_parts(bundle, parts, places))
    whole = _hash([name.encode() for name, _ in passages] + [packed for *_, packed in cut])[:6]

    for place, number in enumerate(order):
        name, _ = passages[number]
        _passage(bundle, name).rename(_passage(bundle, f"{whole}{place:x}"))
    for *_, name in parts:
        _part(bundle, name).unlink()
    for place, (*_, packed) in enumerate(cut):
        _part(bundle, f"{whole}{place:x}").write_bytes(packed)
    listed = [
        version,
        [[f"{whole}{place:x}", passages[number][1]] for place, number in enumerate(order)],
        [[first, last, f"{whole}{place:x}"] for place, (first, last, _) in enumerate(cut)],
        filters,
        sorts,
        *rest,
    ]
    packed = _packed(listed)
    about["hash"] = f"{language}_{_hash([packed])[:10]}"
    old.unlink()
    (bundle / f"pagefind.{about['hash']}.pf_meta").write_bytes(packed)
    (bundle / "pagefind-entry.json").write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _cut_parts(bundle: Path, parts: Iterable[Sequence[str]], places: Sequence[int]) -> Iterator[tuple[str, str, bytes]]:
    """Where each smaller part begins and ends, and the part itself.

    `places` holds the new number of each page at its old one.
    """
    pieces = []
    for *_, name in parts:
        (words,) = _read(_part(bundle, name))
        for _, pages, forms in words:
            for found in (pages, *(found for _, found in forms)):
                _renumber(found, places)
        pieces += [(piece[0][0], piece[-1][0], _packed([piece])) for piece in _pieces(words)]
    # A search looks for the part between whose ends its words lie, with their endings and without. So no word may lie
    # between two parts, where Pagefind leaves room.
    ends = [_told_apart(last, first) for (_, last, _), (first, *_) in pairwise(pieces)]
    firsts, lasts = ["", *(first for _, first in ends)], [*(last for last, _ in ends), _GREATEST]
    for (*_, packed), first, last in zip(pieces, firsts, lasts, strict=True):
        yield first, last, packed


def _pieces(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    piece: list[_Word] = []
    size = 0
    for _, alike in groupby(words, key=lambda word: word[0].encode()[:BEGINNING]):
        group = list(alike)
        added = sum(_size(word) for word in group)
        if piece and (size >= PART or added >= PART):
            yield piece
            piece, size = [], 0
        piece += group
        size += added
    yield piece


def _size(word: _Word) -> int:
    return sum(1 + len(places) for _, places, *_ in word[1])


def _renumber(pages: list[_Page], places: Sequence[int]) -> None:
    """Give pages their new numbers, and set them in their order."""
    numbers = accumulate(page[0] for page in pages)
    placed = sorted(zip(map(places.__getitem__, numbers), pages, strict=False))
    before = 0
    for place, page in placed:
        page[0] = place - before
        before = place
    pages[:] = [page for _, page in placed]


def _told_apart(before: str, after: str) -> tuple[str, str]:
    """The furthest end of a part whose last word is `before`, and where the next, which begins with `after`, begins."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    least = after[: same + 1]
    return before if same == len(before) else before[: same + 1] + _GREATEST, least


def _passage(bundle: Path, name: str) -> Path:
    return bundle / "fragment" / f"{name}.pf_fragment"


def _part(bundle: Path, name: str) -> Path:
    return bundle / "index" / f"{name}.pf_index"


def _hash(parts: Iterable[bytes]) -> str:
    whole = sha256()
    for part in parts:
        whole.update(part)
    return whole.hexdigest()


def _read(path: Path) -> Any:
    content = _inflated(path)
    if not content.startswith(_SIGNATURE):
        raise ValueError("another signature")
    return cbor2.loads(content[len(_SIGNATURE) :])


def _packed(content: Any) -> bytes:
    return _deflated(_SIGNATURE + cbor2.dumps(content))


def _inflated(path: Path) -> bytes:
    return zlib.decompress(path.read_bytes(), _GZIP)


def _deflated(content: bytes) -> bytes:
    return bytes(deflate.gzip_compress(content, _SMALLEST))
