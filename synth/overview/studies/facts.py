"""What a study is, in few words: its design, who took part, where. Worked out once a study."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from synth.link.graph import Graph, Record
from synth.overview import words


class Facts:
    """Short descriptions of studies, in the review's own terms."""

    def __init__(self, graph: Graph) -> None:
        self._label = graph.term_label

    def design(self, study: Record, label: Callable[[str, str], str] | None = None) -> str:
        """`Qualitative study: focus groups; thematic analysis`; `label` gives what stands for a scheme's term."""
        label = label or self._label
        design = study.data.design
        ways = [label("data-collection", term) for term in design.data_collection or ()]
        if design.analysis:
            ways.append(label("analyses", design.analysis))
        name = label("designs", design.type)
        return f"{name}: {'; '.join(ways)}" if ways else name

    def participants(self, study: Record) -> str:
        """`Service users (7), professionals (3)`; what is not known is said."""
        groups = study.data.participants
        if not groups:
            return "Not stated in what was read"
        numbers: dict[str, list[str]] = {}
        for group in groups:
            numbers.setdefault(group.role, []).append(self.number(group.n))
        return ", ".join(f"{self._label('roles', role)} ({_groups(sizes)})" for role, sizes in numbers.items())

    @staticmethod
    def number(n: int | None) -> str:
        """A number of people, or that it is not stated."""
        return "number not stated" if n is None else f"{n:,}"

    @staticmethod
    def place(study: Record) -> str:
        """`Japan (by the authors’ affiliations)`."""
        setting = study.data.setting
        names = words.series(words.country(code) for code in setting.countries)
        if not names:
            return "Country not known"
        return f"{names} (by the authors’ affiliations)" if setting.countries_basis == "affiliations" else names


def _groups(sizes: Sequence[str]) -> str:
    """`7`, `3 groups: 30, 90 and 9`; groups are not added up, as the same people may be in several."""
    return sizes[0] if len(sizes) == 1 else f"{len(sizes)} groups: {words.series(sizes)}"


def where(studies: Sequence[Record]) -> str:
    """`in Japan (by the authors’ affiliations)`, `in 3 countries`, `country not known`; with what is not known."""
    reported: dict[str, bool] = {}
    unplaced = 0
    for study in studies:
        setting = study.data.setting
        unplaced += not setting.countries
        for code in setting.countries:
            reported[code] = reported.get(code, False) or setting.countries_basis == "reported"
    if not reported:
        return "country not known"
    if len(reported) > 3:
        named = f"in {len(reported)} countries"
    else:
        named = "in " + words.series(words.country(code) for code in sorted(reported))
    guessed = sum(not known for known in reported.values())
    notes = []
    if guessed == len(reported):
        notes.append("by the authors’ affiliations")
    elif guessed:
        notes.append(f"{guessed} of them only by the authors’ affiliations")
    if unplaced:
        notes.append(f"for {words.count(unplaced, 'study', 'studies')} the country is not known")
    return f"{named} ({'; '.join(notes)})" if notes else named
