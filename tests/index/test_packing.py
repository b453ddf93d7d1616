from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import cbor2
import pytest

from synth.index import packing
from synth.index.packing import pack

SIGNATURE = b"pagefind_dcd"
ENTRY = {"version": "1", "languages": {"en": {"hash": "en_old", "wasm": "en", "page_count": 3}}}
# Words of pages 0, 1 and 2: itself, its pages (how far from the one before, places, other places), forms with accents.
WORDS = [
    ["cafe", [], [["café", [[1, [-25, 4], []]]]]],
    ["care", [[0, [-25, 1], []], [1, [-25, 2, 5], [3]], [1, [-25, 9], []]], []],
    ["carer", [[2, [-25, 7], []]], []],
    ["hope", [[0, [-25, 3], []]], []],
]
PASSAGES = [["en_aaaaaaa", 30], ["en_bbbbbbb", 10], ["en_ccccccc", 20]]


def packed(content: Any) -> bytes:
    return gzip.compress(SIGNATURE + cbor2.dumps(content))


def read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))


def bundle(folder: Path, *, filters: list[Any] | None = None, words: Any = WORDS) -> Path:
    for name in ("fragment", "index"):
        (folder / name).mkdir(parents=True)
    for passage, _ in PASSAGES:
        (folder / f"fragment/{passage}.pf_fragment").write_text(str(passage), "utf-8")
    (folder / "index/en_part.pf_index").write_bytes(packed([words]))
    listed = ["1", PASSAGES, [["a", "z", "en_part"]], filters or [], [], ["title"]]
    (folder / "pagefind.en_old.pf_meta").write_bytes(packed(listed))
    (folder / "pagefind-entry.json").write_text(json.dumps(ENTRY), "utf-8")
    (folder / "wasm.en.pagefind").write_bytes(gzip.compress(b"engine", 1))
    return folder


def listing(folder: Path) -> Any:
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    return read(folder / f"pagefind.{entry['languages']['en']['hash']}.pf_meta")


def held(folder: Path) -> dict[str, dict[str, list[int]]]:
    """Each word and form to its pages' passages, and its places there."""
    _, passages, parts, *_ = listing(folder)
    names = [(folder / f"fragment/{name}.pf_fragment").read_text("utf-8") for name, _ in passages]
    found: dict[str, dict[str, list[int]]] = {}
    for *_, name in parts:
        for word, pages, forms in read(folder / f"index/{name}.pf_index")[0]:
            for text, on in ((word, pages), *forms):
                number = 0
                for step, places, *_ in on:
                    number += step
                    found.setdefault(text, {})[names[number]] = places
    return found


def test_passages_stand_by_their_length_and_every_word_where_it_was(tmp_path: Path) -> None:
    folder = bundle(tmp_path / "index")
    before = held(folder)
    pack(folder)
    assert held(folder) == before
    _, passages, *_ = listing(folder)
    assert [length for _, length in passages] == [10, 20, 30]
    (whole,) = {name[:6] for name, _ in passages}
    assert [name.removeprefix(whole) for name, _ in passages] == ["0", "1", "2"]
    assert len(list(folder.glob("*.pf_meta"))) == 1


def test_parts_are_cut_between_words_that_begin_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "PART", 1)
    folder = bundle(tmp_path / "index")
    before = held(folder)
    pack(folder)
    _, _, parts, *_ = listing(folder)
    assert [[first, last.replace("\U0010ffff", "…")] for first, last, _ in parts] == [
        ["", "caf…"],
        ["car", "c…"],
        ["h", "…"],
    ]
    assert held(folder) == before


def test_another_text_gives_other_names(tmp_path: Path) -> None:
    """No browser may take an older part for a new one."""
    names = []
    for number, words in enumerate((WORDS, WORDS[1:])):
        folder = bundle(tmp_path / str(number), words=words)
        pack(folder)
        names.append({path.name for path in folder.rglob("*.pf_*")})
    assert not names[0] & names[1]


@pytest.mark.parametrize("other", ["filters", "a word of another form", "a list of another form", "no entry"])
def test_another_form_is_left_as_it_is(tmp_path: Path, other: str) -> None:
    folder = bundle(
        tmp_path / "index",
        filters=[["kind", "en_f"]] if other == "filters" else None,
        words=[["care", [[0, [1], []]]]] if other == "a word of another form" else WORDS,
    )
    if other == "a list of another form":
        (folder / "pagefind.en_old.pf_meta").write_bytes(gzip.compress(b"other"))
    if other == "no entry":
        (folder / "pagefind-entry.json").write_text('{"languages": {}}', "utf-8")

    def lists() -> dict[str, bytes]:
        return {
            path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "wasm" not in path.name
        }

    before = lists()
    pack(folder)
    assert lists() == before
