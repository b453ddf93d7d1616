"""The words that pages use for codes: one place, so that the same thing is called the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from synth.model.territories import territory_names

CONFIDENCE = {"high": "High", "moderate": "Moderate", "low": "Low", "very-low": "Very low"}
CONFIDENCE_BARS = {"very-low": 1, "low": 2, "moderate": 3, "high": 4}
CONFIDENCE_MEANING = {
    "high": "It is highly likely that this is a fair picture of what was studied.",
    "moderate": "It is likely that this is a fair picture of what was studied.",
    "low": "It is possible that this is a fair picture of what was studied.",
    "very-low": "It is not clear whether this is a fair picture of what was studied.",
}
PROVISIONAL = "not yet assessed by two people, or not yet from the full texts."
CONCERN = {
    "none": "No concerns",
    "minor": "Minor concerns",
    "moderate": "Moderate concerns",
    "serious": "Serious concerns",
}
COMPONENT = {
    "methodological_limitations": ("How the studies were done", "Methodological limitations"),
    "coherence": ("How well the data fit the finding", "Coherence"),
    "adequacy": ("How much there is, and how rich", "Adequacy"),
    "relevance": ("How near the studies are to the question", "Relevance"),
}
STANCE = {"contradicts": "Contradicts", "refines": "Refines", "supports": "Supports"}
ROLE = {
    "finding": "A result of the study",
    "background": "Background: the study states it, but did not find it out",
    "recommendation": "A recommendation of the study",
}
DEPTH = {
    "full-text": "The full text was read",
    "abstract": "Only the abstract was read",
    "record": "Only the bibliographic record was read",
}
READ = {"full-text": "Full text", "abstract": "Abstract only", "record": "Bibliographic record only"}
LIST = {
    "partial": "The source gives part of a list (“including”, “such as”): there may be more.",
    "complete": "The source gives the whole list.",
    "not-listed": "The source says that there are some, and does not name them.",
}
CREDIBILITY = {
    "unequivocal": "Unequivocal: the study’s data leave no reasonable doubt",
    "credible": "Credible: the study’s data bear it out, with room for another reading",
    "not-supported": "Not supported by the study’s data",
}
CREDIBILITY_SHORT = {"unequivocal": "unequivocal", "credible": "credible", "not-supported": "not supported"}
COUNTRIES_BASIS = {
    "reported": "The source names them",
    "affiliations": "The source does not name them; they are the countries where its authors work",
    "not-stated": "Not stated, and not to be told",
}
SOUGHT = {"none-reported": "Looked for; nobody told of any", "none-found": "Looked for and found absent"}
CHANGE = {
    "added": "New",
    "findings": "Findings changed",
    "confidence": "Confidence changed",
    "links": "Links changed",
    "wording": "Wording changed",
    "retired": "Taken back",
}
MATCH = {
    "exact": "the same as",
    "close": "close to",
    "broad": "part of the wider idea",
    "narrow": "wider than",
    "related": "related to",
}
CONSIDERATION = {
    "equity": "Equity: who gains and who may be left out",
    "acceptability": "Acceptability: whether those concerned want it",
    "feasibility": "Feasibility: whether it can be done",
    "resources": "Resources: what it takes",
    "harms": "Harms: what may go wrong",
}
DRAFT = "Draft, not published: being written, or not yet checked by a second person."
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MONTHS = "January February March April May June July August September October November December".split()


def count(number: int, one: str, many: str) -> str:
    """`1 study`, `4 studies`."""
    return f"{number} {one if number == 1 else many}"


def basis(reported: bool, studies: int, result: bool = True) -> str:
    """What a link rests on: `reported in 2 studies`, `our inference, drawn from 1 study`, `our inference`.

    Without a `result` of a study it is `only stated in 1 study`.
    """
    counted = count(studies, "study", "studies")
    if reported:
        return f"{'reported' if result else 'only stated'} in {counted}"
    return f"our inference, drawn from {counted}" if studies else "our inference"


def basis_in_short(reported: bool, studies: int, result: bool = True) -> str:
    """The same for the side of an arrow: `reported in 2`, `stated in 1`, `inferred from 1`, `inferred`."""
    if reported:
        return f"{'reported' if result else 'stated'} in {studies}"
    return f"inferred from {studies}" if studies else "inferred"


def in_words(number: int) -> str:
    """Numbers up to twelve as words."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def series(items: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    listed = list(items)
    return " and ".join([", ".join(listed[:-1]), listed[-1]] if len(listed) > 1 else listed)


def within(label: str) -> str:
    """A label as it stands within a sentence: `professionals`, and abbreviations as they are."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def country(code: str) -> str:
    """The name of a country."""
    return _countries()[code]


@cache
def _countries() -> dict[str, str]:
    return territory_names("en")


def day(date: str) -> str:
    """`2018-01` as `January 2018`, `2018-01-31` as `31 January 2018`, `2018` as it is."""
    parts = date.split("-")
    named = [str(int(parts[2]))] if len(parts) == 3 else []
    if len(parts) > 1:
        named.append(_MONTHS[int(parts[1]) - 1])
    return " ".join([*named, parts[0]])


def period(text: str) -> str:
    """`2016-07/2018-01` as `July 2016 to January 2018`."""
    start, slash, end = text.partition("/")
    return f"{day(start)} to {day(end)}" if slash else day(start)
