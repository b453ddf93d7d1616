"""Templates to slots: every block of a kind's templates fills the slot of the same name in its frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from jinja2.runtime import Context

from synth.frame.frame import Frame
from synth.overview import words
from synth.overview.confidence.agreement import record_of
from synth.overview.confidence.conqual import parts_of
from synth.overview.studies.facts import Facts
from synth.pour.brief_items import BriefItems
from synth.pour.environment import environment
from synth.pour.evidence import EvidenceLists
from synth.pour.pictures.chain_picture import ChainPictures
from synth.pour.pictures.pathway_picture import PathwayPictures
from synth.pour.pieces import Pieces
from synth.pour.publication import PublicationNotices
from synth.pour.site import Site
from synth.pour.texts import Texts

_Block = Callable[[Context], Iterator[str]]


class Renderer:
    """Renders templates for pages from which `root` leads to the site's root (`../../`)."""

    def __init__(self, site: Site, root: str) -> None:
        self.site = site
        self.root = root
        self.texts = texts = Texts(site, root)
        facts = Facts(site.graph)
        self.pieces = pieces = Pieces(site, root, texts)
        lists = EvidenceLists(site, root, texts, pieces, facts)
        self._names: dict[str, Any] = {
            "root": root,
            "site": site,
            "words": words,
            "conqual_parts": parts_of,
            "record_of": record_of,
            "facts": facts,
            "parts": pieces,
            "brief_items": BriefItems(site, root, texts, pieces, facts),
            "evidence_on_record": lists.on_record,
            "findings_of_study": lists.of_study,
            "chain_picture": ChainPictures(site, root, pieces).draw,
            "pathway_pictures": PathwayPictures(site, root, pieces),
            "inline": texts.inline,
            "block": texts.block,
            "plain": texts.plain,
            "entry": texts.entry,
            "publication": PublicationNotices(site, root, pieces),
            "term": pieces.glossary.term,
            "word": pieces.glossary.word,
            "scheme": pieces.glossary.scheme,
            "definition": self._definition,
        }

    def layout(self, *templates: str) -> Layout:
        """The blocks of some templates together; a later template's block takes the place of an earlier one's."""
        return Layout(templates, self._names)

    def _definition(self, scheme: str, term: str) -> str | None:
        found = self.site.graph.vocabulary.schemes.get(scheme)
        return found.terms[term].definition if found and term in found.terms else None


class Layout:
    """Blocks by name, ready to fill the slots of a frame; `names` can be used in all of them."""

    def __init__(self, templates: tuple[str, ...], names: Mapping[str, Any]) -> None:
        loaded = [environment().get_template(name) for name in templates]
        self._context_of = loaded[-1].new_context
        self._names = names
        self._blocks: dict[str, _Block] = {}
        for template in loaded:
            self._blocks.update(template.blocks)
        # A block that holds another block finds it here, in the form that the last template gives it.
        self._held = {name: [block] for name, block in self._blocks.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """The slots that these templates can fill."""
        return frozenset(self._blocks)

    def pour(self, frame: Frame, view: Mapping[str, Any], values: Mapping[str, str]) -> str:
        """The page: `values` as they are, every other slot from its block with the names in `view`."""
        context = self._context_of({**self._names, **view})
        context.blocks = self._held
        filled = dict(values)
        for slot in frame.slots:
            if slot not in filled:
                filled[slot] = "".join(self._blocks[slot](context))
        return frame.fill(filled)
