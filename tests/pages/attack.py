"""A copy of the rich project in which every text that a contributor can write attacks the page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from synth.model.flow import Flow
from tests.projects import PROJECTS

# Each sets `window.ran` where it runs. The titles of records take at most 90 characters.
ATTACKS = (
    "<script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<svg onload=window.ran=1>",
    "</title><script>window.ran=1</script>",
    "</article></main></body>",
    '"><script>window.ran=1</script>',
    "' onmouseover='window.ran=1",
    "--> ]]> <!--",
    "{{ 7*7 }} {% raw %} {{ config }}",
    '--8<-- "mkdocs.yml"',
    "[TOC] :smile: [^1]",
    "&lt;script&gt; &amp; &#60;",
    "%%title%% %%evidence%%",
    "${7*7} #{7*7} <%= 7*7 %>",
)
# What is not free text: ids, terms, codes, dates, numbers and addresses, by the name of the key.
_KEPT = frozenset(
    """
    cite source_depth type data_collection analysis period countries countries_basis role n id record stance
    list_completeness credibility speaker language result tool answer level process domain maturity scheme term match
    root basis findings assessed_on provisional status aliases replaced_by source to_scheme to_term date last_search
    found fingerprint orcid country licence_url fit on shares_participants_with same_team_as may_contain
    confidence_method citation_style qualitative text_and_opinion at what records unit coders
    """.split()
) | frozenset(Flow.model_fields)
_MARKS = re.compile(r"\[\[[^\]]+\]\]|\[@[^\]]+\]")
_SHORT = frozenset(("title", "label"))


def write_attack_project(folder: Path) -> Path:
    """Write the project into the new folder and return it."""
    shutil.copytree(PROJECTS / "rich", folder)
    attacks = _endless()
    for path in sorted((folder / "content").rglob("*.yml")):
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        # A word of its own for each file, so that a text can be traced to where it was typed.
        attacked = _attacked(data, attacks, path.stem)
        path.write_text(yaml.dump(attacked, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    _attack_bibliography(folder / "references.bib")
    # Slots are for pages to name, and an unknown one is an error.
    page = "\n\n".join(attack for attack in ATTACKS if "%%" not in attack)
    (folder / "content/pages/contribute.md").write_text(f"# Attack {ATTACKS[0]}\n\n{page}\n", "utf-8")
    return folder


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Key and text of everything that was attacked in a file, without the marks that were kept."""
    for key, text in _leaves(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)):
        if key not in _KEPT:
            yield key, _MARKS.sub("", text).strip()


def _endless() -> Iterator[str]:
    while True:
        yield from ATTACKS


def _attacked(value: Any, attacks: Iterator[str], word: str, key: str = "") -> Any:
    if key in _KEPT and not isinstance(value, dict):
        return (
            value
            if isinstance(value, str) or all(isinstance(item, str) for item in value)
            else [_attacked(item, attacks, word) for item in value]
        )
    if isinstance(value, dict):
        return {name: _attacked(held, attacks, word, name) for name, held in value.items()}
    if isinstance(value, list):
        return [_attacked(item, attacks, word, key) for item in value]
    if key in _SHORT:
        return f"{word} {next(attacks)}"
    # Some rules ask for a mark in a text, so the marks stay.
    marks = "".join(f" {mark}" for mark in _MARKS.findall(value))
    return f"The {word} of {key} is {' and '.join(next(attacks) for _ in range(5))} here.{marks}"


def _leaves(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, held in value.items():
            yield from _leaves(held, name)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item, key)
    else:
        yield key, value


def _attack_bibliography(path: Path) -> None:
    """Titles, journals and publishers; without braces, which BibTeX itself takes away."""
    text = path.read_text("utf-8")
    for old in ("Journal of Small Examples", "Buses and people", "Small Books", "Waiting for a bus that does not come"):
        assert old in text
        text = text.replace(old, f"{old} <script>window.ran=1</script> <img src=x onerror=window.ran=1> ]]> -->")
    path.write_text(text, "utf-8")
