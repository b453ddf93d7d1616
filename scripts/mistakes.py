"""Writes docs/mistakes.md from the test cases: `python -m scripts.mistakes`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synth.diagnostics import Diagnostic
from synth.diagnostics.report import text_report
from tests.casework import CASES, Case, check, workspace

REPOSITORY = Path(__file__).parents[1]
PAGE = REPOSITORY / "docs/mistakes.md"
CHOSEN = REPOSITORY / "tests/mistakes.toml"

_MOST_SHOWN = 2
_HEAD = """\
# Mistakes, and what synth says

{count} mistakes that are easily made, each with the message that `synth check` prints: where, what, and how to mend it.
`synth explain CODE` says more about each code, with the wrong and the right side by side. This page is made from the
test cases (`python -m scripts.mistakes`), so it shows what is really printed.
"""


def page() -> str:
    """The page in Markdown."""
    chapters: list[dict[str, Any]] = tomllib.loads(CHOSEN.read_text("utf-8"))["chapter"]
    count = sum(len(chapter["mistakes"]) for chapter in chapters)
    parts = [_HEAD.format(count=count)]
    for chapter in chapters:
        parts.append(f"## {chapter['title']}\n")
        parts += [f"### {words}\n\n```text\n{said(name)}\n```\n" for name, words in chapter["mistakes"]]
    return "\n".join(parts)


def said(name: str) -> str:
    """What the check prints about a case, such as `yaml/colon-in-text`: its first errors, or its first warnings."""
    with workspace() as folder:
        found = check(Case.load(CASES / f"{name}.toml").write(folder)).diagnostics
    shown = [item for item in found if item.severity == "error"] or [item for item in found if item.severity != "info"]
    return "\n".join(_blocks(shown[:_MOST_SHOWN])).strip()


def _blocks(items: list[Diagnostic]) -> Iterator[str]:
    # The last line is the summary, of which there is none here.
    yield from list(text_report(items, ""))[:-1]


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
