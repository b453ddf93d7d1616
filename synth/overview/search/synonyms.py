"""The vocabulary's other words: which of them a text uses, and which it could use as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from synth.model.vocabulary import Vocabulary

_WORD = re.compile(r"\w+")
# Scripts that put no blanks between words; a phrase in them is looked for letter by letter.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")

_Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words that readers use for one thing, found in a text whatever their case and number.

    `starts` leads from a phrase's first word to the phrases that start with it, `unspaced` lists those of scripts
    without blanks; both lead to the group of each phrase. `groups` holds each group's words as readers see them.
    """

    groups: tuple[tuple[str, ...], ...]
    starts: Mapping[str, tuple[tuple[_Phrase, int], ...]]
    unspaced: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Synonyms:
        """A term's label and its synonyms make a group; a term without synonyms makes none."""
        groups: list[tuple[str, ...]] = []
        starts: dict[str, list[tuple[_Phrase, int]]] = {}
        unspaced: list[tuple[str, int]] = []
        for scheme in vocabulary.schemes.values():
            for term in scheme.terms.values():
                if not term.synonyms:
                    continue
                number = len(groups)
                groups.append(tuple(dict.fromkeys((term.label, *term.synonyms))))
                for words in groups[-1]:
                    if _UNSPACED.search(words):
                        unspaced.append((words.casefold(), number))
                    elif phrase := tuple(_folded(words)):
                        starts.setdefault(phrase[0], []).append((phrase, number))
        return cls(tuple(groups), {word: tuple(found) for word, found in starts.items()}, tuple(unspaced))

    def beside(self, text: str) -> tuple[str, ...]:
        """The words of every group that the text uses a word of, but for those that it has, each once."""
        lowered = text.casefold()
        used = set(self._used(tuple(_folded(text))))
        used.update(((phrase,), number) for phrase, number in self.unspaced if phrase in lowered)
        had = {phrase for phrase, _ in used}
        words = dict.fromkeys(word for number in sorted({number for _, number in used}) for word in self.groups[number])
        return tuple(word for word in words if tuple(_folded(word)) not in had)

    def _used(self, words: _Phrase) -> Iterator[tuple[_Phrase, int]]:
        for place, word in enumerate(words):
            for phrase, number in self.starts.get(word, ()):
                if words[place : place + len(phrase)] == phrase:
                    yield phrase, number


def _folded(text: str) -> Iterable[str]:
    """The words of a text without case and without the `s` of an English plural."""
    for word in _WORD.findall(text.casefold()):
        yield word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
