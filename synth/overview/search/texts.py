"""What a reader can search for: each record and source in plain text, once, without what only its page repeats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from synth.link.graph import Graph, Record
from synth.model.reference import Reference
from synth.overview import words
from synth.overview.overview import Overview
from synth.overview.search.synonyms import Synonyms
from synth.prose import Pointer, plain_text


@dataclass(frozen=True, slots=True)
class SearchText:
    """One record or source. `address` leads from the site's root to its page; all else is plain text."""

    address: str
    kind: str
    """The kind's name, such as `barrier`, or `reference`."""
    label: str
    title: str
    passages: tuple[str, ...]
    """What it says, the most telling passage first."""
    facts: tuple[str, ...]
    """What it is about, in the vocabulary's words; countries, people, tags."""
    other_words: tuple[str, ...] = ()
    """Other words, by the vocabulary, for those of its title and passages."""
    other_facts: tuple[str, ...] = ()
    """Other words for those of its facts."""
    confidence: str = ""
    """How sure we are, in words; empty for what is not a review finding."""
    bars: int = 0
    """How many of the four bars of confidence are filled."""

    @property
    def is_single_source(self) -> bool:
        """Whether it is one study or one source, not what the review found."""
        return self.kind in ("study", "reference")

    @property
    def plain(self) -> str:
        """All that it is found by, a line each."""
        return "\n".join((self.title, *self.passages, *self.other_words, *self.facts, *self.other_facts))


def search_texts(overview: Overview) -> tuple[SearchText, ...]:
    """Everything that can be searched for, review findings first, by kind and id.

    A source that a study reports is found by the study, which names it in full.
    """
    return tuple(_Texts(overview).all())


class _Texts:
    def __init__(self, overview: Overview) -> None:
        self._overview = overview
        self._graph: Graph = overview.graph
        self._synonyms = Synonyms.of(overview.graph.vocabulary)
        self._study_facts: dict[str, tuple[str, ...]] = {}

    def all(self) -> Iterator[SearchText]:
        for kind in ("barrier", "root", "solution", "facilitator"):
            for record in self._graph.of(kind):
                yield self._review_finding(record)
        for study in self._graph.of("study"):
            yield self._study(study)
        for key, reference in self._graph.references.items():
            if key not in self._overview.study_of_reference:
                yield self._reference(key, reference)

    def _review_finding(self, record: Record) -> SearchText:
        data = record.data
        studies = self._graph.studies_on(record.id)
        facts = [
            self._graph.term_label(scheme, term)
            for scheme, field in (
                ("levels", "level"),
                ("processes", "process"),
                ("domains", "domain"),
                ("maturity", "maturity"),
            )
            if (term := getattr(data, field, None))
        ]
        facts += [self._graph.term_label(match.scheme, match.term) for match in data.frameworks]
        facts += [*getattr(data, "who_can_act", ()), *data.tags]
        facts += [fact for study in studies for fact in self._facts_of(study)]
        rating = self._overview.rating(record)
        return self._made(
            record,
            (self._plain(data.statement), self._plain(data.summary)),
            facts,
            confidence=rating.said,
            bars=words.CONFIDENCE_BARS[rating.level] if rating.level else 0,
        )

    def _study(self, study: Record) -> SearchText:
        data = study.data
        passages = [self._overview.source_title(study), self._plain(data.aim)]
        passages += [self._plain(finding.text) for finding in data.findings]
        passages += [f"{item.topic}: {self._plain(item.text)}" for item in data.sought]
        return self._made(study, passages, [*self._facts_of(study), *data.tags])

    def _reference(self, key: str, reference: Reference) -> SearchText:
        passages = tuple(filter(None, (reference.fields.get("title", ""), reference.fields.get("journal", ""))))
        address = f"references/{quote(key, safe='')}/"
        return SearchText(address, "reference", "Source", self._overview.labels[key], passages, ())

    def _made(
        self, record: Record, passages: Iterable[str], facts: Iterable[str], *, confidence: str = "", bars: int = 0
    ) -> SearchText:
        said, told = tuple(passages), tuple(dict.fromkeys(facts))
        title = self._overview.title(record)
        used = self._synonyms.beside("\n".join((title, *said)))
        return SearchText(
            f"{record.kind.folder}/{record.id}/",
            record.kind.name,
            # A reader must not take what one study says for what the review found.
            "Single study" if record.kind.name == "study" else record.kind.label,
            title,
            said,
            told,
            used,
            tuple(word for word in self._synonyms.beside("\n".join(told)) if word not in used),
            confidence,
            bars,
        )

    def _facts_of(self, study: Record) -> tuple[str, ...]:
        """Who took part, where and in what kind of study, worked out once a study."""
        made = self._study_facts.get(study.id)
        if made is None:
            data: Any = study.data
            roles = (self._graph.term_label("roles", group.role) for group in data.participants)
            places = map(words.country, data.setting.countries)
            design = self._graph.term_label("designs", data.design.type)
            made = self._study_facts[study.id] = tuple(dict.fromkeys((*roles, *places, design)))
        return made

    def _plain(self, prose: str) -> str:
        return plain_text(prose, self._name)

    def _name(self, pointer: Pointer) -> str:
        record = self._graph.records.get(pointer.id)
        return pointer.words or (self._overview.title(record) if record else pointer.id)
