"""What an entry should have, by its type, so that a reader can find the source."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import DamerauLevenshtein

from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import article, listed, quoted
from synth.read.bibtex.annotations import ANNOTATIONS
from synth.read.bibtex.inheritance import Draft
from synth.read.bibtex.source import Reports

TYPES = frozenset(
    "article artwork audio book bookinbook booklet collection commentary conference dataset electronic image "
    "inbook incollection inproceedings inreference jurisdiction legal legislation letter manual mastersthesis "
    "misc movie music mvbook mvcollection mvproceedings mvreference online patent performance periodical "
    "phdthesis proceedings reference report review set software standard suppbook suppcollection suppperiodical "
    "techreport thesis unpublished video www xdata".split()
)
FIELDS = frozenset(
    "abstract accessed addendum address affiliation annotation annote archiveprefix article-number articleno "
    "author authortype bookauthor bookpagination booksubtitle booktitle booktitleaddon chapter commentator "
    "copyright crossref date day doi edition editor editora editorb editorc editortype eid entrysubtype eprint "
    "eprintclass eprinttype eventdate eventtitle eventtitleaddon file foreword gender howpublished hyphenation "
    "ids institution introduction isan isbn ismn isrn issn issue issuedate issuesubtitle issuetitle iswc journal "
    "journalsubtitle journaltitle key keyword keywords label langid language library location mainsubtitle "
    "maintitle maintitleaddon month nameaddon note number numpages options organization origdate origlanguage "
    "origlocation origpublisher origtitle pages pagetotal pagination part pdf place pmcid pmid primaryclass publisher "
    "pubstate related relatedtype reprinttitle retracted retraction school series shortauthor shorteditor shorthand "
    "shortjournal "
    "shortseries shorttitle sortkey sortname sorttitle sortyear subtitle tags title titleaddon translator type "
    "url urldate urn venue version volume volumes xdata xref year".split()
)
_CONTAINERS = {
    "article": ("journal", "journaltitle"),
    "incollection": ("booktitle",),
    "inproceedings": ("booktitle", "eventtitle"),
    "conference": ("booktitle", "eventtitle"),
    "phdthesis": ("school", "institution"),
    "mastersthesis": ("school", "institution"),
    "thesis": ("institution", "school"),
    "techreport": ("institution",),
}
# What else a reader needs to find a work of that type: one field of each group.
_NUMBERS = ("pages", "eid", "article-number", "articleno")
_PUBLISHERS = ("publisher", "institution", "organization", "school", "howpublished")
_WANTED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article": (("volume", "number", "issue"), _NUMBERS),
    "book": (_PUBLISHERS,),
    "collection": (_PUBLISHERS,),
    "dataset": (("doi", "url", *_PUBLISHERS),),
    "electronic": (("url", "doi"), ("urldate", "accessed")),
    "inbook": (("booktitle", "chapter"), _PUBLISHERS, (*_NUMBERS, "chapter")),
    "incollection": (_PUBLISHERS, (*_NUMBERS, "chapter")),
    "inproceedings": ((*_NUMBERS, "doi", "url"),),
    "manual": (_PUBLISHERS,),
    "online": (("url", "doi"), ("urldate", "accessed")),
    "report": (_PUBLISHERS,),
    "software": (("doi", "url", *_PUBLISHERS),),
    "www": (("url", "doi"), ("urldate", "accessed")),
}
# Not out yet, so it has neither volume nor pages.
_NOT_OUT = frozenset(("inpreparation", "submitted", "forthcoming", "inpress", "prepublished", "preprint"))
_MAKERS = ("author", "editor", "organization", "institution", "publisher", "translator", "director")
# Works that readers look for by their title.
_WITHOUT_MAKER = frozenset(
    "jurisdiction legal legislation movie music mvproceedings performance periodical proceedings set standard "
    "video".split()
)


class Requirements:
    """Checks entries one by one; a misspelt name of a field or type is looked up once."""

    def __init__(self, reports: Reports) -> None:
        self._reports = reports
        self._nearest_type = Nearest(TYPES)
        self._field_meant: dict[str, str] = {}

    def check_type(self, type_: str, start: int) -> None:
        """A type that BibTeX styles do not know: the entry is shown all the same."""
        if type_ not in TYPES:
            self._reports.add(
                "S416",
                start,
                start + len(type_),
                f"{quoted(type_)} is not a known type of entry; it is shown as 'misc'.",
                self._nearest_type.hint(type_, "use 'article', 'book', 'incollection', 'report', 'online' or 'misc'"),
            )

    def check_field_name(self, name: str, start: int) -> None:
        """A field one slip away from a known one would be lost without a word."""
        if name in FIELDS or name in ANNOTATIONS:
            return
        if name not in self._field_meant:
            self._field_meant[name] = _one_slip_away(name)
        if meant := self._field_meant[name]:
            message = f"{quoted(name)} is not a field that anything reads."
            self._reports.add("S417", start, start + len(name), message, f"did you mean '{meant}'?")

    def check(self, draft: Draft) -> None:
        """What the entry lacks once it has inherited what it can."""
        if draft.type == "xdata" or draft.incomplete:
            return
        named = quoted(draft.key)
        if not _has(draft, "title"):
            self._add("S420", draft, f"{named} has no title.", "add 'title = {…},'")
        if draft.type not in _WITHOUT_MAKER and not any(_has(draft, name) for name in _MAKERS):
            self._add("S421", draft, f"{named} has neither an author nor an editor.", "add 'author = {Family, Given},'")
        if not _has(draft, "year", "date"):
            self._add("S422", draft, f"{named} has no year; it is shown as 'n.d.'.", "add 'year = {…},'")
        wanted = _CONTAINERS.get(draft.type)
        if wanted and not _has(draft, *wanted):
            message = f"{named} is {article(draft.type)} without '{wanted[0]}'."
            self._add("S423", draft, message, f"add '{wanted[0]} = {{…}},', or use another type")
        self._check_findable(draft)

    def _check_findable(self, draft: Draft) -> None:
        """What readers need to find the source, once it is out."""
        if draft.fields.get("pubstate") in _NOT_OUT or not draft.fields.get("year", "0")[:1].isdigit():
            return
        absent = [names[0] for names in _WANTED.get(draft.type, ()) if not _has(draft, *names)]
        if absent:
            message = f"{quoted(draft.key)} is {article(draft.type)} without {listed(absent, 'and')}."
            self._add("S428", draft, message, "add what the source has; leave out what it does not have")

    def _add(self, code: str, draft: Draft, message: str, help: str) -> None:
        self._reports.add(code, draft.start, draft.start + len(draft.key), message, help)


def _has(draft: Draft, *names: str) -> bool:
    """Whether one of the fields is there, if only with a value that was reported."""
    return any(draft.fields.get(name) or name in draft.spoiled for name in names)


def _one_slip_away(name: str) -> str:
    if not 4 <= len(name) <= 20:
        return ""
    near = (known for known in sorted(FIELDS) if len(known) >= 4 and abs(len(known) - len(name)) <= 1)
    return next((known for known in near if DamerauLevenshtein.distance(name, known, score_cutoff=1) == 1), "")
