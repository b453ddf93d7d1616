"""Findings as pages show them: on the page of a record they bear on, and on their study's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from markupsafe import Markup

from synth.link.graph import Evidence, FindingNode, Link, Record
from synth.model.study import Finding
from synth.overview import words
from synth.overview.studies.facts import Facts
from synth.pour.marks import stance
from synth.pour.pieces import Pieces
from synth.pour.site import Site
from synth.pour.texts import Texts

_RELATION = {"caused-by": "is caused by", "addresses": "addresses"}
_BASIS = {"reported": "Reports", "inferred": "Lets us infer"}


class EvidenceLists:
    """Draws findings for pages from which `root` leads to the site's root."""

    def __init__(self, site: Site, root: str, texts: Texts, pieces: Pieces, facts: Facts) -> None:
        self._site = site
        self._root = root
        self._texts = texts
        self._pieces = pieces
        self._facts = facts
        self._study_facts: dict[str, str] = {}

    def on_record(self, studies: Iterable[Sequence[Evidence]]) -> Markup:
        """The findings that bear on a record, a list for each study under what the study is, each with its stance."""
        listed = "".join(self._of_one(items, first=not place) for place, items in enumerate(studies))
        return Markup(f'<ol class="evidence by-study">\n{listed}</ol>')

    def of_study(self, nodes: Iterable[FindingNode]) -> Markup:
        """A study's own findings, each at its anchor, with what it bears on and what it reports."""
        return Markup('<ol class="evidence findings">\n' + "".join(map(self._own, nodes)) + "</ol>")

    def _of_one(self, items: Sequence[Evidence], *, first: bool) -> str:
        """What one study found; the word for the very first stance on the page tells what stances are."""
        listed = "".join(self._bearing(item, first=first and not place) for place, item in enumerate(items))
        return (
            f'<li>\n<dl class="facts study-facts" data-pagefind-ignore>{self._facts_of(items[0].finding.study)}</dl>\n'
            f"<ol>\n{listed}</ol>\n</li>\n"
        )

    def _bearing(self, item: Evidence, *, first: bool) -> str:
        finding, node = item.finding.data, item.finding
        address = escape(self._root + self._site.finding_address(node))
        name = escape(self._site.title(node.study))
        how = self._pieces.stance_explained(item.stance) if first else stance(item.stance)
        return (
            f'<li>\n<p class="evidence-head">{how} '
            f'<span class="role">{words.ROLE[finding.role]} · in the source: {escape(finding.locator)} · '
            f'<a href="{address}" aria-label="finding {finding.id}, {name}">finding {finding.id}</a></span></p>\n'
            f"{self._says(finding, partial_only=True)}</li>\n"
        )

    def _own(self, node: FindingNode) -> str:
        finding = node.data
        credibility = (
            f'<p class="caution">{words.CREDIBILITY[finding.credibility]} (JBI credibility).</p>\n'
            if finding.credibility
            else ""
        )
        records = self._site.graph.records
        bears_on = "".join(
            f"<li>{stance(bearing.stance)} {self._pieces.record_link(records[bearing.record])}</li>\n"
            for bearing in finding.bears_on
            if not records[bearing.record].retired
        )
        links = self._site.graph.finding_links.get(node.address, ())
        reports = "".join(self._reports(links, finding.role))
        return (
            f'<li id="{finding.id}">\n<p class="evidence-head"><a class="anchor" href="#{finding.id}">'
            f'Finding {finding.id}</a> <span class="role">{words.ROLE[finding.role]} · '
            f"in the source: {escape(finding.locator)}</span></p>\n"
            f"{self._says(finding, partial_only=False)}{credibility}"
            + (f'<ul class="bears-on">\n{bears_on}</ul>\n' if bears_on else _BEARS_ON_NOTHING)
            + (f'<ul class="bears-on">\n{reports}</ul>\n' if reports else "")
            + "</li>\n"
        )

    def _says(self, finding: Finding, *, partial_only: bool) -> str:
        """What the finding says, how far its list goes, and the passages that show it."""
        whole = finding.list_completeness is None or (partial_only and finding.list_completeness == "complete")
        caution = "" if whole else f'<p class="caution">{words.LIST[str(finding.list_completeness)]}</p>\n'
        quotes = "".join(map(self._pieces.quotation, finding.quotes))
        return f'<p class="says">{self._texts.inline(finding.text)}</p>\n{caution}{quotes}'

    def _reports(self, links: Iterable[Link], role: str) -> Iterator[str]:
        """What it says of links: what leads to several records is named once, with a list of them."""
        alike: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            said = "States" if link.basis == "reported" and role != "finding" else _BASIS[link.basis]
            alike[f"{said} that {self._pieces.record_link(link.source)} {_RELATION[link.relation]}"].append(link)
        for said, found in alike.items():
            targets = [self._pieces.record_link(link.target) for link in found]
            listed = "".join(f"<li>{target}</li>\n" for target in targets)
            yield f"<li>{said} {targets[0]}</li>\n" if len(found) == 1 else f"<li>{said}\n<ul>\n{listed}</ul></li>\n"

    def _facts_of(self, study: Record) -> str:
        """What a study is; the same beside each of its findings, so worked out once."""
        made = self._study_facts.get(study.id)
        if made is None:
            made = self._study_facts[study.id] = (
                f"<div><dt>Study</dt><dd>{self._pieces.study_link(study)}</dd></div>"
                f"<div><dt>Design</dt><dd>{self._facts.design(study, self._pieces.glossary.term)}</dd></div>"
                f"<div><dt>Who took part</dt><dd>{escape(self._facts.participants(study))}</dd></div>"
                f"<div><dt>Where</dt><dd>{escape(self._facts.place(study))}</dd></div>"
            )
        return made


_BEARS_ON_NOTHING = '<p class="quiet">About none of the barriers, roots, solutions and facilitators here.</p>\n'
