"""An entry of the bibliography, after the rules of APA 7 as far as the fields allow; as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from synth.cite.label import year
from synth.model.reference import OTHERS, Name, Reference

MOST_NAMED = 20
"""With more authors, the first nineteen and the last are named, as APA 7 does."""
# What comes out in a journal or a book of several authors, and so has a container.
_CONTAINERS = ("journal", "journaltitle", "booktitle", "series")
_EXPECT_DOI = frozenset(("article", "inproceedings", "incollection"))
DOI_UNKNOWN = "DOI not known"


def entry_html(reference: Reference) -> str:
    """The entry as escaped HTML, with a working link."""
    pieces = [escape(_head(reference)), *_titles_html(reference)]
    address, shown = link(reference)
    if address:
        pieces.append(f'<a class="entry-link" href="{escape(address)}">{escape(shown)}</a>')
    if _lacks_doi(reference):
        pieces.append(f'<span class="entry-unknown">({DOI_UNKNOWN})</span>')
    return " ".join(pieces)


def entry_text(reference: Reference) -> str:
    """The entry as plain text, for copying."""
    title = _title(reference)
    address, shown = link(reference)
    pieces = [_head(reference), _ended(title), _source(reference, *_container(reference)), shown if address else ""]
    return " ".join(piece for piece in pieces if piece)


def link(reference: Reference) -> tuple[str, str]:
    """Where the work is found, as an address and as it is shown; both empty where neither DOI nor address is known."""
    doi = reference.fields.get("doi", "")
    if doi:
        return f"https://doi.org/{quote(doi, safe='/:;().-_~')}", f"https://doi.org/{doi}"
    url = reference.fields.get("url", "")
    return url, url


def _lacks_doi(reference: Reference) -> bool:
    return reference.type in _EXPECT_DOI and not reference.fields.get("doi")


def _head(reference: Reference) -> str:
    """`Smith, A., & Jones, B. (2020).`"""
    names = reference.authors or reference.editors
    people = _people(names)
    if people and not reference.authors:
        people += " (Eds.)" if len(names) > 1 else " (Ed.)"
    return f"{people} ({year(reference)})." if people else f"({year(reference)})."


def _people(names: Sequence[Name]) -> str:
    written = [_person(name) for name in names if name != OTHERS]
    if not written:
        return ""
    if OTHERS in names:
        return f"{', '.join(written)}, et al."
    if len(written) > MOST_NAMED:
        return f"{', '.join(written[:19])}, … {written[-1]}"
    return written[0] if len(written) == 1 else f"{', '.join(written[:-1])}, & {written[-1]}"


def _person(name: Name) -> str:
    """`van Beethoven, L.`; names without initials, such as Japanese ones, keep the given name whole."""
    if name.literal:
        return name.literal
    family = " ".join(part for part in (name.particle, name.family) if part)
    parts = [family, initials(name.given), name.suffix]
    return ", ".join(part for part in parts if part)


def initials(given: str) -> str:
    """`Ann-Marie Louise` to `A.-M. L.`; what is not written with capital letters stays whole."""
    words = given.split()
    return " ".join("-".join(_initial(part) for part in word.split("-") if part) for word in words)


def _initial(word: str) -> str:
    first = word[0]
    return f"{first}." if first.isupper() else word


def _title(reference: Reference) -> str:
    title = reference.fields.get("title", "")
    subtitle = reference.fields.get("subtitle", "")
    return f"{title}: {subtitle}" if subtitle else title


def _ended(text: str) -> str:
    return text if not text or text.endswith((".", "?", "!", "…")) else f"{text}."


def _container(reference: Reference) -> tuple[str, str]:
    """The container's name and the words before it."""
    for name in _CONTAINERS:
        if held := reference.fields.get(name):
            return ("In " if name == "booktitle" else ""), held
    return "", ""


def _source(reference: Reference, before: str, container: str) -> str:
    rest = ", ".join(_numbers(reference))
    who = ". ".join(_publishers(reference))
    first = f"{before}{container}{', ' if container and rest else ''}{rest}"
    return " ".join(_ended(part) for part in (first, who) if part)


def _titles_html(reference: Reference) -> Iterator[str]:
    """Title and container; the one that names the whole work is emphasised."""
    language = reference.fields.get("language") or reference.fields.get("langid") or ""
    lang = f' lang="{escape(language)}"' if 2 <= len(language) <= 10 and language.replace("-", "").isalpha() else ""
    before, container = _container(reference)
    title = escape(_ended(_title(reference)))
    if title:
        tag = "span" if container else "cite"
        yield f'<{tag} class="entry-title"{lang}>{title}</{tag}>'
    source = _source(reference, "", "\0" if container else "")
    if source:
        cited = f'{escape(before)}<cite class="entry-container">{escape(container)}</cite>'
        yield escape(source).replace("\0", cited)


def _numbers(reference: Reference) -> Iterator[str]:
    """`43(2)`, `164–171` or `Article 763`, and an edition."""
    fields = reference.fields
    volume, number = fields.get("volume", ""), fields.get("number") or fields.get("issue") or ""
    if volume or number:
        yield f"{volume}({number})" if number and volume else volume or f"({number})"
    pages = fields.get("pages", "").replace("--", "–")
    article = fields.get("eid") or fields.get("article-number") or ""
    if article:
        yield f"Article {article}"
    elif pages:
        yield pages if "journal" in fields or "journaltitle" in fields else f"pp. {pages}"
    if edition := fields.get("edition"):
        yield f"{edition} ed."


def _publishers(reference: Reference) -> Iterator[str]:
    fields = reference.fields
    if report := fields.get("type"):
        yield report
    for name in ("institution", "school", "organization", "howpublished"):
        if held := fields.get(name):
            yield held
    if "journal" not in fields and "journaltitle" not in fields and (publisher := fields.get("publisher")):
        yield publisher
