"""The closed list of codes, read from the TOML files beside this module, one file a room."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of message. `wrong` and `right` are short excerpts shown side by side.

    `unfinished`: it says that something has not been written yet, so in a draft it is a warning and no error.
    """

    id: str
    severity: Literal["error", "warning", "info"]
    title: str
    explanation: str
    wrong: str
    right: str
    unfinished: bool = False


@cache
def _read() -> dict[str, Code]:
    codes: dict[str, Code] = {}
    for source in sorted(files(__package__).iterdir(), key=lambda entry: entry.name):
        if not source.name.endswith(".toml"):
            continue
        for identifier, values in tomllib.loads(source.read_text("utf-8")).items():
            if identifier in codes:
                raise ValueError(f"code {identifier} is listed twice")
            codes[identifier] = Code(id=identifier, **values)
    return dict(sorted(codes.items()))


class _Codes(Mapping[str, Code]):
    """All of them by id; the files are read when the first is asked for, as most runs have nothing to say."""

    def __getitem__(self, id: str) -> Code:
        return _read()[id]

    def __iter__(self) -> Iterator[str]:
        return iter(_read())

    def __len__(self) -> int:
        return len(_read())


CODES: Mapping[str, Code] = _Codes()
