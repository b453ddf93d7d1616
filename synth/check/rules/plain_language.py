"""Whether what hurried readers read first is short, easy and free of riddles: warnings, as a person decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.check.rule import Breach, rule
from synth.link.graph import Graph, Record
from synth.model.kinds import REVIEW_FINDINGS

MOST_WORDS = 850
"""Of a summary: what a reader gets through in about four minutes."""
HARDEST = 55
"""The highest readability index (LIX; Björnsson 1968) of a summary: newspapers have 40 to 50, law texts above 60."""
_FEWEST_WORDS = 15
_LONG_WORD = re.compile(r"\w{7,}")
_SENTENCE_END = re.compile(r"[.!?…:](?=[\s\"”’)]|$)")
# `CBT`, `EMDRs`, `CERQual`, `GRADE-CERQual`: two capitals side by side; not a Roman numeral, and not `McDonald`.
_ACRONYM = re.compile(r"(?<![\w-])(?![IVX]+\b)[A-Za-z0-9]*[A-Z]{2}[A-Za-z0-9]*(?:-[A-Z][A-Za-z0-9]*)*(?![\w-])")
# Thai and its neighbours, Japanese, Chinese: counting words says nothing there.
_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SOURCES = re.compile(r"\[@[^\]]*\]")
_FIRST_READ = ("title", "statement", "summary")


def lix(text: str) -> float:
    """The readability index: words in a sentence, plus long words in a hundred. It needs no list of any language."""
    words = len(text.split())
    if not words:
        return 0.0
    return words / max(1, len(_SENTENCE_END.findall(text))) + 100 * len(_LONG_WORD.findall(text)) / words


def _told(graph: Graph) -> Iterator[Record]:
    for kind in REVIEW_FINDINGS:
        yield from graph.of(kind)


@rule("S520")
def summary_too_long(graph: Graph) -> Iterator[Breach]:
    """A summary is what a reader in a hurry reads."""
    for record in _told(graph):
        # A word and the space behind it take two characters at the least.
        if len(record.data.summary) <= 2 * MOST_WORDS:
            continue
        words = len(record.data.summary.split())
        if words > MOST_WORDS:
            yield Breach(
                record.place("summary"),
                f"This summary has {words} words; readers in a hurry stop long before {MOST_WORDS}.",
                "keep what a reader must know, and leave the rest to the findings",
            )


@rule("S521")
def summary_hard_to_read(graph: Graph) -> Iterator[Breach]:
    """A summary is plain language, for people who may not read English every day."""
    for record in _told(graph):
        text = _SOURCES.sub("", record.data.summary)
        if text.count(" ") < _FEWEST_WORDS or _WITHOUT_SPACES.search(text):
            continue
        index = round(lix(text))
        if index > HARDEST:
            yield Breach(
                record.place("summary"),
                f"This summary is hard to read: its readability index (LIX) is {index}, and plain language has at most "
                f"{HARDEST}.",
                "make two sentences of a long one, and take shorter words",
            )


@rule("S522")
def acronym_not_explained(graph: Graph) -> Iterator[Breach]:
    """A short form that stands in nobody's vocabulary is a riddle."""
    known = _known_short_forms(graph)
    for record in _told(graph):
        for field in _FIRST_READ:
            text = getattr(record.data, field)
            for short in dict.fromkeys(_ACRONYM.findall(text)):
                if short not in known and f"({short})" not in text and not _is_word(short, record):
                    yield Breach(
                        record.document.text_place(short, field),
                        f"'{short}' is a short form that the vocabulary does not explain.",
                        "write it out, or enter it in content/vocabulary.yml as a term or as a synonym of one",
                    )


def _known_short_forms(graph: Graph) -> frozenset[str]:
    terms = [term for scheme in graph.vocabulary.schemes.values() for term in scheme.terms.values()]
    labels = [scheme.label for scheme in graph.vocabulary.schemes.values()]
    labels += [name for term in terms for name in (term.label, *term.synonyms)]
    return frozenset(short for label in labels for short in _ACRONYM.findall(label))


def _is_word(short: str, record: Record) -> bool:
    """Whether the capitals only shout: the record has the same word in small letters."""
    same = re.compile(rf"\b{short.lower()}\b|\b{short.capitalize()}\b")
    return any(same.search(getattr(record.data, field)) for field in _FIRST_READ)
