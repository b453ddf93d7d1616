"""People of the review who are, as far as names tell, authors of a study that it includes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from synth.link.graph import Graph, Record
from synth.model.reference import Name


def own_authors(graph: Graph, study: Record) -> tuple[str, ...]:
    """The names, as the review gives them, that agree in family name and first initial with an author of the study."""
    authors = {
        key
        for cited in study.data.cite
        if cited in graph.references
        for author in graph.references[cited].authors
        if (key := _key_of_author(author))
    }
    return tuple(name for name in _people(graph, study) if authors & _keys_of_person(name))


def _people(graph: Graph, study: Record) -> dict[str, None]:
    """Who answers for the review or worked on this study, each once."""
    named = [person.name for person in graph.review.people]
    return dict.fromkeys([*named, *study.data.extracted_by, *study.data.checked_by])


def _key_of_author(author: Name) -> str:
    given = _letters(author.given)
    return f"{_letters(f'{author.particle} {author.family}')}, {given[:1]}" if author.family and given else ""


@lru_cache(maxsize=512)
def _keys_of_person(name: str) -> frozenset[str]:
    """Every way to part `Ana de Souza Lima` in given and family names, and `Lima, Ana` as it is parted.

    The same few people are asked after for each study.
    """
    family, comma, given = name.partition(",")
    words = [*given.split(), *family.split()] if comma else name.split()
    return frozenset(f"{_letters(' '.join(words[at:]))}, {_letters(words[0])[:1]}" for at in range(1, len(words)))


def _letters(name: str) -> str:
    """Lower case, without accents or signs."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign))))
