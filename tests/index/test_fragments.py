from __future__ import annotations

import gzip
from pathlib import Path

from synth.index.fragments import shorten_names


def bundle(folder: Path, names: list[str], packed: bytes) -> Path:
    (folder / "fragment").mkdir(parents=True)
    for name in names:
        (folder / f"fragment/{name}.pf_fragment").write_text(name, "utf-8")
    (folder / "pagefind.en_0123456789.pf_meta").write_bytes(gzip.compress(packed))
    return folder


def held(folder: Path) -> tuple[dict[str, str], bytes]:
    fragments = {path.stem: path.read_text("utf-8") for path in (folder / "fragment").iterdir()}
    return fragments, gzip.decompress(next(folder.glob("*.pf_meta")).read_bytes())


def test_names_become_numbers_behind_one_hash(tmp_path: Path) -> None:
    packed = b"pagefind_dcd\x82\x82\x6aen_aaaaaaa\x05\x82\x6aen_bbbbbbb\x06\x6aen_ccccccc"
    shorten_names(bundle(tmp_path, ["en_aaaaaaa", "en_bbbbbbb"], packed))
    fragments, renamed = held(tmp_path)
    assert fragments == {"0123450": "en_aaaaaaa", "0123451": "en_bbbbbbb"}
    # What is no passage, such as a part of the index, keeps its name.
    assert renamed == b"pagefind_dcd\x82\x82\x67" + b"0123450\x05\x82\x670123451\x06\x6aen_ccccccc"


def test_another_form_is_left_as_it_is(tmp_path: Path) -> None:
    """Where a name is not found in the list, or the list is signed otherwise."""
    for number, packed in enumerate((b"pagefind_dcd\x6aen_aaaaaaa", b"other\x6aen_aaaaaaa\x6aen_bbbbbbb")):
        folder = bundle(tmp_path / str(number), ["en_aaaaaaa", "en_bbbbbbb"], packed)
        shorten_names(folder)
        assert held(folder) == ({"en_aaaaaaa": "en_aaaaaaa", "en_bbbbbbb": "en_bbbbbbb"}, packed)
