"""How values and lists are written in messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SHOWN = 60


def shorten(text: str, most: int = SHOWN) -> str:
    """The text on one line, cut to `most` characters."""
    line = " ".join(text[: most * 4].split())
    return line if len(line) <= most and len(text) <= most * 4 else line[: most - 1] + "…"


def quoted(text: str) -> str:
    """The text in single quotes, cut to what a message can show."""
    return f"'{shorten(text)}'"


def listed(items: Iterable[str], last: str = "or") -> str:
    """`'a', 'b' or 'c'`; at most twelve, then how many more."""
    names = [f"'{item}'" for item in items]
    if len(names) > 12:
        return ", ".join(names[:12]) + f" and {len(names) - 12} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}" if names else "nothing"


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 study`, `3 studies`: the number with its word."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def article(word: str) -> str:
    """The word with `a` or `an`."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def conjoined(words: Sequence[str], last: str = "or") -> str:
    """`a, b or c`, unquoted."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
