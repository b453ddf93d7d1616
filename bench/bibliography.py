"""Generated references, as data and as BibTeX."""

from __future__ import annotations

from dataclasses import dataclass

from bench.words import NOUNS, Words

# Family name as it is read, and as BibTeX writers type it.
FAMILIES = (
    ("Nakamura", "Nakamura"),
    ("Jørgensen", r"J{\o}rgensen"),
    ("Müller", r"M{\"u}ller"),
    ("Dvořák", r"Dvo{\v{r}}{\'a}k"),
    ("García", "García"),
    ("Okafor", "Okafor"),
    ("van den Berg", "van den Berg"),
    ("Smith", "Smith"),
    ("Li", "Li"),
    ("Haugen", "Haugen"),
)
GIVEN = ("Aiko", "Bo", "Clara", "Dan", "Eva", "Femi", "Gita", "Hans", "Ines", "Jun")
JOURNALS = (
    ("jms", "Journal of Made Studies"),
    ("aps", "Annals of Programmed Syntheses"),
    ("gr", "Generated Reports"),
)


@dataclass(frozen=True)
class Entry:
    """One reference. `authors` are (family, family as typed in BibTeX, given)."""

    key: str
    title: str
    authors: tuple[tuple[str, str, str], ...]
    year: int
    journal: int
    volume: int
    pages: tuple[int, int]
    doi: str

    @property
    def label(self) -> str:
        """Author and year, as readers see it in a sentence."""
        families = [family for family, _, _ in self.authors]
        if len(families) > 2:
            return f"{families[0]} et al. {self.year}"
        return f"{' & '.join(families)} {self.year}"


def make_entry(number: int, words: Words) -> Entry:
    """The reference of study `number`; its key is the study's id."""
    authors = tuple((*words.pick(FAMILIES), words.pick(GIVEN)) for _ in range(words.between(1, 6)))
    year = words.between(1996, 2025)
    first = words.between(1, 900)
    nouns = words.several(NOUNS, 2, 2)
    plain = authors[0][0].lower().split()[-1].translate(str.maketrans("øüřáí", "ourai"))
    return Entry(
        key=f"{plain}-{year}-{number}",
        title=f"{nouns[0].capitalize()}, {nouns[1]} and what stands in their way: {words.clause().lower()}",
        authors=authors,
        year=year,
        journal=words.below(len(JOURNALS)),
        volume=words.between(1, 60),
        pages=(first, first + words.between(5, 15)),
        doi=f"10.5555/generated.{number}",
    )


def bibtex(entries: list[Entry]) -> str:
    """The whole references.bib: macros for the journals, then an entry each."""
    blocks = [f"@string{{{name} = {{{title}}}}}\n" for name, title in JOURNALS]
    blocks += [bibtex_entry(entry) for entry in entries]
    return "\n".join(blocks)


def bibtex_entry(entry: Entry) -> str:
    """One entry as people type it."""
    authors = " and ".join(f"{typed}, {given}" for _, typed, given in entry.authors)
    return (
        f"@article{{{entry.key},\n"
        f"  author  = {{{authors}}},\n"
        f"  title   = {{{entry.title}}},\n"
        f"  journal = {JOURNALS[entry.journal][0]},\n"
        f"  year    = {{{entry.year}}},\n"
        f"  volume  = {{{entry.volume}}},\n"
        f"  pages   = {{{entry.pages[0]}--{entry.pages[1]}}},\n"
        f"  doi     = {{{entry.doi}}}\n"
        "}\n"
    )
