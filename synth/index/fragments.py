"""Shorter names for Pagefind's passages, so that the list of them, which every search moves first, is half as long.

Pagefind names each passage by a hash. In the list of 10,000 names, the hashes alone are 40 kB that cannot be
compressed. Here they become a running number behind one hash of the whole index, under which no browser holds an
older passage. Where a future Pagefind writes another form, its own names stay and all works as before.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

_SIGNATURE = b"pagefind_dcd"
# A CBOR text of 10 to 23 bytes: its length, a language, a hash.
_NAME = re.compile(rb"[\x6a-\x77]([a-z]{2,8}_[0-9a-f]{7,12})")


def shorten_names(bundle: Path) -> None:
    """Rename the passages below `bundle`/fragment and in the list that names them."""
    names = {path.name.removesuffix(".pf_fragment") for path in (bundle / "fragment").glob("*.pf_fragment")}
    lists = list(bundle.glob("*.pf_meta"))
    if len(lists) != 1:
        return
    packed = gzip.decompress(lists[0].read_bytes())
    # The list's own file is named `pagefind.LANGUAGE_HASH.pf_meta`.
    whole = lists[0].name.split(".")[1].rpartition("_")[2][:6]
    renamed: dict[str, str] = {}

    def shorter(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        if name not in names or match[0][0] != 0x60 + len(name):
            return match[0]
        short = renamed[name] = f"{whole}{len(renamed):x}"
        return bytes([0x60 + len(short)]) + short.encode()

    made = _NAME.sub(shorter, packed)
    if not packed.startswith(_SIGNATURE) or renamed.keys() != names:
        return
    for name, short in renamed.items():
        (bundle / "fragment" / f"{name}.pf_fragment").rename(bundle / "fragment" / f"{short}.pf_fragment")
    lists[0].write_bytes(gzip.compress(made, 9, mtime=0))
