"""Small pieces of HTML that every kind of page is made of: links to records, confidence, bases of links.

They are built as strings rather than by templates because a site of ten thousand records needs a million of them;
whatever comes from content goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from markupsafe import Markup

from synth.cite import to_coins
from synth.link.graph import FindingNode, Link, Record
from synth.model.appraisal_tools import Answer
from synth.model.confidence import Component, Confidence
from synth.model.reference import State
from synth.model.study import Quote
from synth.overview import words
from synth.overview.limits.dependence import Dependent
from synth.overview.limits.ground import Ground, counted
from synth.overview.tables.appraisals import AppraisedItem
from synth.pour import marks
from synth.pour.glossary import Glossary
from synth.pour.site import Site
from synth.pour.texts import Texts

_COMPONENTS_HEAD = (
    '<div class="table stack"><table>\n'
    "<caption>The four components of our confidence</caption>\n"
    '<thead><tr><th scope="col">Component</th><th scope="col">Concerns</th><th scope="col">Why</th></tr></thead>\n'
)
_CERQUAL = "a method for saying how much confidence to place in findings of reviews of qualitative research."


class Pieces:
    """The pieces that lead somewhere, for pages from which `root` leads to the site's root."""

    mark = staticmethod(marks.mark)
    bars = staticmethod(marks.bars)
    not_assessed = staticmethod(marks.not_assessed)
    stance = staticmethod(marks.stance)
    nothing = staticmethod(marks.nothing)
    gaps = staticmethod(marks.gaps)

    def __init__(self, site: Site, root: str, texts: Texts) -> None:
        self._site = site
        self._root = root
        self._texts = texts
        self.glossary = Glossary(site, root)
        self._ratings: dict[str, Markup] = {}
        self._record_links: dict[str, Markup] = {}
        self._references: dict[str, str] = {}
        self._behind_sources: dict[str, Markup] = {}

    def rating(self, record: Record) -> Markup:
        """A record's confidence, and whether what it was made of has changed since."""
        made = self._ratings.get(record.id)
        if made is None:
            made = self._ratings[record.id] = marks.rated(self._site.overview.rating(record))
        return made

    def rating_with_reasons(self, record: Record) -> Markup:
        """A record's confidence, which opens what it is made of and why; a block of its own, not a part of a line."""
        assessment: Confidence | None = record.data.confidence
        said = f'<span data-pagefind-meta="confidence">{self.rating(record)}</span>'
        in_full = f"{self._root}{escape(self._site.address(record))}#how_sure"
        if self._site.overview.rating(record).conqual:
            return Markup(f'<p class="rating">{said} <a href="{in_full}">Why?</a></p>\n')
        if assessment is None:
            return Markup(f'<p class="rating">{said}</p>\n')
        reasons = "".join(
            f"<li>{plain}: {self._concern(getattr(assessment, name))}</li>\n"
            for name, (plain, _) in words.COMPONENT.items()
        )
        provisional = f" {self._provisional()}" if assessment.provisional else ""
        return Markup(
            f'<details class="rating"><summary>{said} <span class="rating-why">Why?</span></summary>\n'
            f"<div data-pagefind-ignore><p>{words.CONFIDENCE_MEANING[assessment.overall.level]}{provisional}</p>\n"
            f"{self._texts.block(assessment.overall.explanation)}\n<ul>\n{reasons}</ul>\n"
            f'<p><a href="{in_full}">How sure we are, in full</a></p></div></details>\n'
        )

    def _provisional(self) -> str:
        return f"{self.glossary.word('provisional', 'Provisional')}: {words.PROVISIONAL}"

    def _concern(self, component: Component) -> str:
        why = f" {self._texts.inline(component.explanation)}" if component.explanation else ""
        return f"<strong>{words.CONCERN[component.level].lower()}.</strong>{why}"

    def stance_explained(self, name: str) -> Markup:
        """How a finding stands to a record, the word leading to what stances are."""
        said = self.glossary.word("stance", words.STANCE[name])
        return Markup(f'<span class="stance {name}">{self.mark(name)}<span>{said}</span></span>')

    def record_link(self, record: Record) -> Markup:
        """A record's mark and title, leading to its page."""
        made = self._record_links.get(record.id)
        if made is None:
            kind = record.kind.name
            address = escape(self._root + self._site.address(record))
            title = escape(self._site.title(record))
            lang = self._site.foreign if kind != "study" else ""
            marked = f"{self.mark(kind)}<span{lang}>{title}</span>"
            made = Markup(f'<a class="to {kind}" href="{address}">{marked}</a>{self.state(record)}')
            self._record_links[record.id] = made
        return made

    def study_link(self, study: Record) -> Markup:
        """A study's author and year, leading to its page."""
        address = escape(self._root + self._site.address(study))
        return Markup(f'<a href="{address}">{escape(self._site.title(study))}</a>{self.state(study)}')

    def state(self, record: Record) -> Markup:
        """That a study was retracted or is a preprint, to stand behind its name; nothing for most."""
        return _PUBLICATION[self._site.overview.study_states.get(record.id, "")]

    def studies(self, studies: Iterable[Record]) -> Markup:
        """Several studies in a row."""
        return Markup("; ".join(map(self.study_link, studies)))

    def dependent(self, item: Dependent) -> Markup:
        """What a study depends on, each other study leading to its page."""
        links = self.studies(item.studies)
        return Markup(f"{escape(item.before)} {links}{escape(item.after)}") if links else Markup(escape(item.before))

    @staticmethod
    def answer(given: AppraisedItem) -> Markup:
        """The answer to an item of an appraisal, mark and word, and how the method fits where the tool asks that."""
        if given.answer is None:
            return _NOT_ANSWERED
        return Markup("").join(map(_answer, filter(None, (given.answer, given.fit))))

    def finding_link(self, finding: FindingNode) -> Markup:
        """Study and finding, leading to the finding's place."""
        address = escape(self._root + self._site.finding_address(finding))
        name = f"{escape(self._site.title(finding.study))}, finding {finding.data.id}"
        return Markup(f'<a href="{address}">{name}</a>{self.state(finding.study)}')

    def findings(self, nodes: Iterable[FindingNode]) -> Markup:
        """Several findings in a row."""
        return Markup("; ".join(map(self.finding_link, nodes)))

    def findings_at(self, addresses: Iterable[str]) -> Markup:
        """Several findings in a row, named as `study/finding`."""
        return self.findings(self._site.graph.findings[address] for address in addresses)

    def basis(self, link: Link) -> Markup:
        """What a link rests on: findings that report it, what is said of that, or our inference and its reason."""
        named = self.findings(link.findings)
        why = self._texts.inline(link.rationale) if link.rationale else ""
        if link.basis == "reported":
            studies = counted(self._site.graph, link.studies)
            said = f"{'Reported' if link.is_result else 'Only stated'} in {studies}"
            return Markup(f'<span class="basis {link.footing}">{said}:</span> {named}.{why and f" {why}"}')
        by = f' <span class="by">({escape(link.by)}):</span>' if link.by else ":"
        drawn = f" Drawn from {named}." if named else ""
        return Markup(f'<span class="basis inferred">Our inference{by}</span> {why}{drawn}')

    def linked(self, record: Record, link: Link) -> Markup:
        """A record at the other end of a link, and what the link rests on."""
        return Markup(f'<li><p class="row-title">{self.record_link(record)}</p><p>{self.basis(link)}</p></li>\n')

    def quotation(self, quote: Quote) -> Markup:
        """A passage from the source in its own language, with who said it and where it stands."""
        speaker = escape(self._site.graph.term_label("roles", quote.speaker))
        return Markup(
            f'<blockquote class="quote" lang="{escape(quote.language)}"><p>{escape(quote.text)}</p>'
            f'<footer lang="en">{speaker}, {escape(quote.locator)}</footer></blockquote>\n'
        )

    def bibliography(self, keys: Iterable[str]) -> Markup:
        """References in full, each leading to its own page."""
        return Markup('<ul class="bibliography">\n' + "".join(map(self._reference, keys)) + "</ul>")

    def source(self, key: str) -> Markup:
        """A reference in full, with what stands behind it."""
        return self._texts.entry(key) + self.behind_source(key)

    def behind_source(self, key: str) -> Markup:
        """What stands behind a reference: that it was retracted or is a preprint, and its data as COinS."""
        made = self._behind_sources.get(key)
        if made is None:
            reference = self._site.graph.references[key]
            data = Markup('<span class="Z3988" title="{}"></span>').format(to_coins(reference))
            made = self._behind_sources[key] = _PUBLICATION[reference.state] + data
        return made

    def _reference(self, key: str) -> str:
        made = self._references.get(key)
        if made is None:
            address = escape(self._root + self._site.reference_address(key))
            made = self._references[key] = (
                f"<li>{self.source(key)} "
                f'<a class="more-link" href="{address}">'
                f"What cites {escape(self._site.labels[key])}</a></li>\n"
            )
        return made

    def components(self, record: Record) -> Markup:
        """The overall judgement with its reason, and the four components with theirs, of a record that has them."""
        assessment: Confidence = record.data.confidence
        level = assessment.overall.level
        rows = "\n".join(
            self._component(plain, self.glossary.word(name.replace("_", "-"), term), getattr(assessment, name))
            for name, (plain, term) in words.COMPONENT.items()
        )
        method = self.glossary.word("grade-cerqual", "GRADE-CERQual")
        provisional = f" {self._provisional()}"
        return Markup(
            f"<p>{self.rating(record)}. {words.CONFIDENCE_MEANING[level]}</p>\n"
            f"{_STALE if record.id in self._site.overview.stale else ''}"
            f"{self._texts.block(assessment.overall.explanation)}\n"
            f"{_COMPONENTS_HEAD}<tbody>\n{rows}\n</tbody></table></div>\n"
            f'<p class="quiet">Assessed by {escape(words.series(assessment.assessed_by))}, '
            f"{words.day(assessment.assessed_on)}, with {method}, {_CERQUAL}"
            f"{provisional if assessment.provisional else ''}</p>"
        )

    def _component(self, plain: str, term: str, component: Component) -> str:
        why = self._texts.inline(component.explanation) if component.explanation else _NO_MORE
        return (
            f'<tr><th scope="row">{plain} <span class="term">{term}</span></th>'
            f"<td>{words.CONCERN[component.level]}</td><td>{why}</td></tr>"
        )

    def rests_on(self, record: Record, *, short: bool = False) -> str:
        """`7 findings from 4 studies, and 1 more that only states it as background`; what is stated is no finding.

        In short it is what was found, where there is any.
        """
        graph = self._site.graph
        ground = Ground.of_record(graph, record)
        studies = ground.said(graph)
        if not ground.found:
            return studies[:1].upper() + studies[1:]
        results = sum(item.finding.data.is_result for item in graph.evidence[record.id])
        found = counted(graph, ground.found) if short else studies
        return f"{words.count(results, 'finding', 'findings')} from {found}"

    def row(self, record: Record) -> Markup:
        """A record in a list: title, statement, confidence and how much there is on it."""
        return Markup(
            f'<li>\n<p class="row-title">{self.record_link(record)}</p>\n'
            f'<p class="says small">{self._texts.inline(record.data.statement)}</p>\n'
            f'<div class="row-facts">{self.rating_with_reasons(record)}<p>{self.rests_on(record)}</p></div>\n</li>'
        )

    def rows(self, records: Sequence[Record]) -> Markup:
        """A list of records."""
        return Markup('<ul class="rows">\n' + "\n".join(map(self.row, records)) + "\n</ul>")


def _answer(answer: Answer) -> Markup:
    return Markup(f'<span class="answer"><span aria-hidden="true">{answer.mark}</span> {escape(answer.word)}</span>')


_NOT_ANSWERED = Markup('<span class="unknown">Not answered</span>')
_NO_MORE = '<span class="quiet">No more is said.</span>'
_STALE = (
    '<p class="notice">The findings or the components have changed since this rating was made. '
    "Read it as a rating of what was known then.</p>\n"
)
_PUBLICATION: Mapping[State, Markup] = {
    "": Markup(),
    "preprint": Markup(' <span class="state">preprint</span>'),
    "retracted": Markup(' <span class="state">retracted</span>'),
}
