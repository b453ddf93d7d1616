"""The nearest known word to a misspelt one, for the help of a message."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import distance, process

# Past this many different misspellings of one list, a hint on each helps nobody and costs words x list.
_MOST_LOOKUPS = 300
_NEAR = 0.8


class Nearest:
    """Finds the nearest of `options`; each word is looked up once."""

    def __init__(self, options: Iterable[str]) -> None:
        self._options = sorted(options)
        self._found: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The nearest option, or "" where none is near (or too many words were asked for)."""
        if word not in self._found:
            if len(self._found) >= _MOST_LOOKUPS:
                return ""
            match = process.extractOne(
                word[:200].casefold(),
                self._options,
                scorer=distance.JaroWinkler.normalized_similarity,
                score_cutoff=_NEAR,
            )
            self._found[word] = match[0] if match else ""
        return self._found[word]

    def several(self, word: str, most: int) -> list[str]:
        """The nearest options, at most so many, the nearest first; none where none is near."""
        found = process.extract(
            word[:200].casefold(),
            self._options,
            scorer=distance.JaroWinkler.normalized_similarity,
            score_cutoff=_NEAR,
            limit=most,
        )
        return [option for option, _, _ in found]

    def hint(self, word: str, otherwise: str = "") -> str:
        """`did you mean 'x'?`, or `otherwise`."""
        found = self(word)
        return f"did you mean '{found}'?" if found else otherwise
