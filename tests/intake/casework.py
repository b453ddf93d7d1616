"""Cases as data: a file that somebody brings in, and what comes of it.

A case is one TOML file in `cases`:

    row = "cut off"                     # the kind of bad input, one of ROWS
    file = "library.ris"                # what the file is called
    text = "TY  - JOUR"                 # what it holds; or instead
    hex = "fffe"                        # bytes, blanks allowed
    repeat = {before = "", text = "{n}", times = 9}      # `{n}` counts from 0
    archive = [{name = "a", text = "b"}]                 # a ZIP; also hex, link, times (of text), files (`{n}` in name)
    expect = ["library.ris:1:1: error[S603]"]            # all messages, no others
    says = ["the end of the file is lost"]               # stands in one of them (optional)
    works = {added = 1}                 # what becomes of the works, by fate
    has = ["title  = {Waiting}"]        # stands in references.bib or review.yml afterwards (optional)
    never = ["javascript"]              # stands in neither of them (optional)
"""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synth.intake import Imported, bring_in
from tests.casework import snapshot

CASES = Path(__file__).parent / "cases"
ROWS = (
    "empty file, or none of the formats",
    "the wrong encoding",
    "a mark first, Windows line ends",
    "cut off",
    "not well-formed",
    "nested without end",
    "XML with entities",
    "a record in pieces",
    "formats mixed",
    "an archive with paths outside",
    "an archive that grows",
    "an archive of something else",
    "50,000 records",
    "one thing many times",
    "values that cannot be used",
)
_LINK = 0o120777 << 16


@dataclass(frozen=True, slots=True)
class Case:
    """One case, by the name of its file."""

    name: str
    content: dict[str, Any]

    def write(self, folder: Path) -> Path:
        file = folder / str(self.content["file"])
        file.write_bytes(_bytes(self.content))
        return file

    def problems(self, root: Path, folder: Path) -> list[str]:
        """What is otherwise than the case says, after bringing its file into the project at `root`."""
        file = self.write(folder)
        before = snapshot(root)
        imported = bring_in(root, [file])
        found = messages(imported, folder)
        told = [f"{item.message} {item.help}" for item in imported.diagnostics.items]
        fates = dict(Counter(outcome.fate for outcome in imported.plan.outcomes))
        after = snapshot(root)
        written = "".join(
            data.decode() for name, data in after.items() if isinstance(data, bytes) and before.get(name) != data
        )
        problems = [f"is told: {message}" for message in found if message not in self.content["expect"]]
        problems += [f"is not told: {message}" for message in self.content["expect"] if message not in found]
        problems += [
            f"is not said: {text}" for text in self.content.get("says", ()) if not any(text in t for t in told)
        ]
        problems += [f"is not written: {text}" for text in self.content.get("has", ()) if text not in written]
        problems += [f"is written: {text}" for text in self.content.get("never", ()) if text in written]
        if fates != self.content["works"]:
            problems.append(f"works: {fates}")
        if imported.diagnostics.has_errors and after != before:
            problems.append("something was written though there was an error")
        return problems


def messages(imported: Imported, folder: Path) -> list[str]:
    """`path:line:column: severity[code]` of every message, the path without the folder."""
    found = []
    for item in imported.diagnostics.ordered():
        path = item.place.path.removeprefix(f"{folder}/")
        found.append(f"{path}:{item.place.line}:{item.place.column}: {item.severity}[{item.code}]")
    return found


def all_cases() -> list[Case]:
    return [Case(path.stem, tomllib.loads(path.read_text("utf-8"))) for path in sorted(CASES.glob("*.toml"))]


def _bytes(content: dict[str, Any]) -> bytes:
    if "hex" in content:
        return bytes.fromhex(str(content["hex"]))
    if repeat := content.get("repeat"):
        texts = (repeat["text"].replace("{n}", str(number)) for number in range(repeat["times"]))
        return (str(repeat.get("before", "")) + "".join(texts)).encode()
    if "archive" in content:
        return _archive(content["archive"])
    return str(content["text"]).encode()


def _archive(files: list[dict[str, Any]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            for number in range(file.get("files", 1)):
                info = zipfile.ZipInfo(file["name"].replace("{n}", str(number)))
                info.compress_type = zipfile.ZIP_DEFLATED
                if "link" in file:
                    info.external_attr = _LINK
                text = file.get("link") or file.get("text", "") * file.get("times", 1)
                archive.writestr(info, bytes.fromhex(file["hex"]) if "hex" in file else text)
    return packed.getvalue()
