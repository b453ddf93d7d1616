"""Notices on pages that rest on retracted work or on preprints, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from synth.cite import doi_address
from synth.link.graph import Record
from synth.link.publication import resting_on
from synth.model.reference import Reference, State
from synth.overview import words
from synth.pour.pieces import Pieces
from synth.pour.site import Site

_ONE: dict[State, str] = {
    "retracted": "was retracted: those who answer for it no longer stand by what it says",
    "preprint": "is a preprint: it has not been reviewed by peers and may change",
}
_MANY: dict[State, str] = {
    "retracted": "were retracted: those who answer for them no longer stand by what they say",
    "preprint": "are preprints: they have not been reviewed by peers and may change",
}


class PublicationNotices:
    """Writes notices for pages from which `root` leads to the site's root."""

    def __init__(self, site: Site, root: str, pieces: Pieces) -> None:
        self._site = site
        self._root = root
        self._pieces = pieces

    def of_reference(self, reference: Reference) -> Markup:
        """On the page of a source: when it was retracted, and the notice that says so, as far as they are known."""
        if not reference.state:
            return Markup()
        return _notice(f"This work {_ONE[reference.state]}.{_details(reference)}")

    def of_study(self, study: Record) -> Markup:
        """On the page of a study: which of its reports it is about."""
        graph = self._site.graph
        state = self._site.overview.study_states.get(study.id, "")
        if not state:
            return Markup()
        reports = [graph.references[key] for key in study.data.cite if graph.references[key].state == state]
        if len(study.data.cite) == 1:
            return _notice(f"The report of this study {_ONE[state]}.{_details(reports[0])}")
        listed = words.series(self._report(report) for report in reports)
        of = f"{words.in_words(len(reports)).capitalize()} of the {len(study.data.cite)} reports of this study"
        return _notice(f"{of} {(_ONE if len(reports) == 1 else _MANY)[state]}: {listed}.")

    def of_record(self, record: Record) -> Markup:
        """On the page of a review finding: how many of the studies behind it, and which."""
        states = self._site.overview.study_states
        if not states:
            return Markup()
        behind = resting_on(self._site.graph, record)
        kinds: tuple[State, ...] = ("retracted", "preprint")
        found = {state: [study for study in behind if states.get(study.id) == state] for state in kinds}
        return Markup().join(self._counted(state, some, behind) for state, some in found.items() if some)

    def _counted(self, state: State, studies: Sequence[Record], behind: Sequence[Record]) -> Markup:
        """Studies that share participants count as one, unless only some of them are meant."""
        number, whole = map(self._site.graph.number_of, (studies, behind))
        what = "studies"
        if number == whole and len(studies) < len(behind):
            number, whole, what = len(studies), len(behind), "reports"
        begun = f"{'All' if number == whole else f'{number} of the'} {whole} {what}" if whole > 1 else "The only study"
        verb = (_ONE if number == 1 else _MANY)[state]
        return _notice(f"{begun} behind this page {verb}. See {self._pieces.studies(studies)}.")

    def _report(self, report: Reference) -> str:
        address = escape(self._root + self._site.reference_address(report.key))
        return f'<a href="{address}">{escape(self._site.labels[report.key])}</a>{_details(report)}'


def _details(reference: Reference) -> str:
    """` Retracted on 1 May 2023. Read the notice: …`; nothing of a preprint."""
    fields = reference.fields
    if reference.state != "retracted":
        return ""
    when = f" Retracted in {words.day(date)}." if (date := fields.get("retracted", "")) else ""
    when = when.replace(" in ", " on ", 1) if date.count("-") == 2 else when
    notice = fields.get("retraction", "")
    if not notice:
        return when
    address = notice if notice.casefold().startswith(("https://", "http://")) else doi_address(notice)
    return f'{when} <a href="{escape(address)}" rel="external">The notice of its retraction</a>.'


def _notice(text: str) -> Markup:
    return Markup(f'<p class="notice">{text}</p>\n')
