"""How one text is written in YAML so that it reads back as it was: plain, in quotes, or as a block below its key."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from io import StringIO

from yaml.emitter import Emitter, ScalarAnalysis
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from synth.read.yaml_form.outline import PLAIN

WIDTH = 120
"""Where lines are broken, in characters."""

BLOCKS = ("|", ">")
"""The styles of a text that stands on lines of its own."""

_NARROWEST = 40
_TEXT = "tag:yaml.org,2002:str"
_OF_BRACKETS = re.compile(r"^:|[,?\[\]{}]")
# Numbers of YAML 1.2, which editors read; Resolver knows those of YAML 1.1.
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
_BREAK = re.compile(r"(?<=\S) (?=\S)")


def on_one_line(text: str, written: str = PLAIN, *, bracketed: bool = False) -> str:
    """The text on one line: without quotes where it can stand without them.

    `written` is the style in which it stood. Quotes stay around what other programs would take for a number, a date
    or a yes or no. `bracketed`: it stands between brackets.
    """
    analysis = _analysis(text)
    bare = text and analysis.allow_block_plain and not (bracketed and _OF_BRACKETS.search(text))
    if bare and (written == PLAIN or not looks_like_something_else(text)):
        return text
    if not analysis.allow_single_quoted or analysis.multiline or ("'" in text and not set('"\\') & set(text)):
        # Every JSON text is a YAML text.
        return json.dumps(text, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'"


def looks_like_something_else(text: str) -> bool:
    """Whether programs that look for meaning would take a text without quotes for something other than text."""
    tag: str = _resolver().resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag != _TEXT or _NUMBER.fullmatch(text) is not None


def written_out(text: str, written: str, column: int, indent: int, source: str = "") -> list[str]:
    """The lines of a value: the first goes behind its key, the others stand indented already.

    `column` is where the first line begins, `indent` where a block would, both from 0. A text that stood in a block,
    as `source`, keeps its line breaks where all lines are short enough, so that a small change stays small.
    """
    if written in BLOCKS or "\n" in text:
        kept = _kept_lines(source, indent) if written == ">" else None
        made = _folded(text, indent, kept) if written != "|" or "\n" not in text else None
        made = made if made and (written in BLOCKS) else _literal(text, indent) or made
        return made or [on_one_line(text, written)]
    line = on_one_line(text, written)
    if column + len(line) <= WIDTH:
        return [line]
    made = _folded(text, indent)
    # A text that cannot be broken is no shorter as a block.
    return made if made and (line != text or len(made) > 2) else [line]


def _kept_lines(source: str, indent: int) -> list[str] | None:
    """The lines of a folded block at a new indent; None where one is too long, or stands in or out."""
    lines = source.split("\n")[1:]
    while lines and not lines[-1].strip():
        lines.pop()
    first = next((line for line in lines if line.strip()), "")
    margin = len(first) - len(first.lstrip(" "))
    kept = []
    for line in lines:
        bare = line[margin:]
        if line[:margin].strip() or bare != bare.strip() or indent + len(bare) > WIDTH:
            return None
        kept.append(" " * indent + bare if bare else "")
    return kept


def _folded(text: str, indent: int, kept: list[str] | None = None) -> list[str] | None:
    """As a block whose line breaks count as spaces; None where it would not read back as it was.

    `kept` are lines that read as the text.
    """
    body = text.removesuffix("\n")
    paragraphs = body.split("\n")
    if not paragraphs[0] or not paragraphs[-1] or not _analysis(body).allow_block:
        return None
    if any(paragraph != paragraph.strip() for paragraph in paragraphs):
        return None
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        # A line break is written as two: the paragraph after it has an empty line before it.
        if number:
            lines.append("")
        if paragraph:
            lines += [" " * indent + line for line in _wrapped(paragraph, max(WIDTH - indent, _NARROWEST))]
    return [">" if body != text else ">-", *(kept or lines)]


def _literal(text: str, indent: int) -> list[str] | None:
    """As a block whose line breaks are its own; None where it would not read back as it was."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not lines[0].strip() or not lines[-1].strip() or lines[0][0].isspace() or not _analysis(body).allow_block:
        return None
    if any(line and not line.strip() for line in lines):
        return None
    return ["|" if body != text else "|-", *(" " * indent + line if line else "" for line in lines)]


def _wrapped(text: str, width: int) -> list[str]:
    """The text broken at single spaces into lines of at most `width` characters, where it has spaces to break at."""
    lines: list[str] = []
    line = ""
    for piece in _BREAK.split(text):
        if line and len(line) + 1 + len(piece) > width:
            lines.append(line)
            line = piece
        else:
            line = f"{line} {piece}" if line else piece
    return [*lines, line]


@lru_cache(maxsize=1024)
def _analysis(text: str) -> ScalarAnalysis:
    return Emitter(StringIO(), allow_unicode=True).analyze_scalar(text)


@lru_cache(maxsize=1)
def _resolver() -> Resolver:
    return Resolver()
