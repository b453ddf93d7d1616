"""The descriptions of all pages: studies, review findings, sources, and what stands once on the site."""

from __future__ import annotations

from typing import Any

from synth.frame.engine import PageWords
from synth.link.graph import Record
from synth.model.review import Person
from synth.overview.brief.brief import BriefKind
from synth.overview.brief.words import headline
from synth.overview.confidence.rating import METHOD_NAMES
from synth.overview.review.history import FEED
from synth.pour.downloads import FOLDER
from synth.pour.head.description import LinkedData, PageDescription, known
from synth.pour.head.works import citation_of_work, work_in_full, work_named
from synth.pour.site import Site
from synth.pour.texts import Texts

_FORMATS = {
    "bib": "application/x-bibtex",
    "cff": "application/yaml",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "ris": "application/x-research-info-systems",
    "sqlite": "application/vnd.sqlite3",
}


# Address of a page to where the feed lies as seen from it.
_NAME_THE_FEED = {"": FEED, "changes/": f"../{FEED}"}


class Heads:
    """Makes the heads of a site's pages."""

    def __init__(self, site: Site, texts: Texts) -> None:
        self._site = site
        self._plain = texts.plain
        review = site.graph.review
        self._works: dict[str, LinkedData] = {}
        self._people = [_person(person) for person in review.people]
        self._website = known({"@type": "WebSite", "name": site.settings.site_name, "url": site.settings.site_url})
        self._same = {"inLanguage": review.language, "license": review.licence_url, "isPartOf": self._website}

    def of_record(self, id: str) -> str:
        """For the page of a study, which is about that study, or of a review finding, which is our own."""
        record = self._site.graph.records[id]
        return self._study(record) if record.kind.name == "study" else self._review_finding(record)

    def of_reference(self, key: str) -> str:
        """For the page of a source: a page of ours that is about it."""
        reference = self._site.graph.references[key]
        title, described = self._site.labels[key], reference.fields.get("title", "")
        url = self._url(self._site.reference_address(key))
        data = self._page("WebPage", title, described, url) | {"about": self._work(key)}
        return self._own(title, described, url, "article", data)

    def of_brief(self, id: str, kind: BriefKind) -> str:
        """For the page of a policy brief, which is our own."""
        brief = self._site.briefs.brief(kind, id)
        title = f"Policy brief: {headline(brief)}"
        # Without how sure we are, a preview would make a weak finding look strong.
        described = self._plain(brief.term.definition if brief.term else "")
        if brief.record is not None:
            described = f"{self._confidence(brief.record)} {self._plain(brief.record.data.summary)}"
        url = self._url(brief.address)
        return self._own(title, described, url, "article", self._page("Report", title, described, url))

    def of_page(self, path: str, named: PageWords) -> str:
        """For a page that stands once; `path` is its file below the site's folder."""
        address = path.removesuffix("index.html")
        url = self._url(address)
        review = self._site.graph.review
        description = named.description or self._plain(review.question.text)
        data: LinkedData = self._page("WebPage", named.title, description, url)
        if not address:
            data = self._website | {"description": description, "inLanguage": review.language}
        elif address == f"{FOLDER}/":
            data = self._dataset(description, url)
        elif address == "words/":
            data = {"@graph": [self._page("WebPage", named.title, description, url), *self._terms(url)]}
        return self._own(named.title, description, url, "website", data) + self._feed(address)

    def _feed(self, address: str) -> str:
        """Where programs that collect news find the feed of changes."""
        if self._site.graph.changes is None or address not in _NAME_THE_FEED:
            return ""
        href = _NAME_THE_FEED[address]
        return f'\n<link rel="alternate" type="application/atom+xml" title="What has changed" href="{href}">'

    # -- what a page is about --

    def _study(self, record: Record) -> str:
        site = self._site
        reference = site.graph.references[record.data.cite[0]]
        url = self._url(site.address(record))
        page = self._page("WebPage", site.title(record), self._plain(record.data.aim), url)
        data = work_in_full(reference) | {"mainEntityOfPage": page}
        tags = tuple(citation_of_work(reference))
        description = self._plain(record.data.aim)
        name = site.settings.site_name
        return PageDescription(site.title(record), description, url, name, "article", tags, data).html()

    def _review_finding(self, record: Record) -> str:
        site, review = self._site, self._site.graph.review
        url = self._url(site.address(record))
        # Without how sure we are, a preview would make a weak finding look strong.
        description = f"{self._confidence(record)} {self._plain(record.data.summary)}"
        studies = site.graph.studies_on(record.id)
        data = {
            "@type": "Claim",
            "name": site.title(record),
            "text": self._plain(record.data.statement),
            "description": description,
            "url": url,
            "author": self._people,
            "isBasedOn": [self._work(study.data.cite[0]) for study in studies],
            "datePublished": review.date,
            "keywords": list(record.data.tags),
            "creativeWorkStatus": record.data.status,
            **self._same,
        }
        return self._own(site.title(record), description, url, "article", known(data))

    def _confidence(self, record: Record) -> str:
        """`Low confidence, provisional (GRADE-CERQual).`."""
        rating = self._site.overview.rating(record)
        return f"{rating.said} ({METHOD_NAMES[rating.method]})."

    def _dataset(self, description: str, url: str) -> LinkedData:
        review = self._site.graph.review
        files = [
            {
                "@type": "DataDownload",
                "name": file.name,
                "description": file.description,
                "contentUrl": f"{url}{file.name}" if url else "",
                "encodingFormat": _FORMATS.get(file.name.rpartition(".")[2], ""),
                "contentSize": f"{file.size} B",
            }
            for file in self._site.downloads
        ]
        return known(
            {
                "@type": "Dataset",
                "name": review.title,
                "description": description,
                "url": url,
                "version": review.version,
                "datePublished": review.date,
                "creator": self._people,
                "isAccessibleForFree": True,
                "distribution": [known(file) for file in files],
                **self._same,
            }
        )

    def _terms(self, url: str) -> list[LinkedData]:
        """The vocabulary: a set for each scheme."""
        sets: list[LinkedData] = []
        for id, scheme in self._site.graph.vocabulary.schemes.items():
            terms = [
                {
                    "@type": "DefinedTerm",
                    "name": term.label,
                    "termCode": name,
                    "description": self._plain(term.definition),
                    "alternateName": list(term.synonyms),
                    "url": f"{url}#{id}__{name}" if url else "",
                }
                for name, term in scheme.terms.items()
            ]
            made = {
                "@type": "DefinedTermSet",
                "name": scheme.label,
                "description": self._plain(scheme.definition),
                "url": f"{url}#scheme__{id}" if url else "",
                "hasDefinedTerm": [known(term) for term in terms],
            }
            sets.append(known(made))
        return sets

    def _work(self, key: str) -> LinkedData:
        """A source in short; many records rest on the same."""
        made = self._works.get(key)
        if made is None:
            made = self._works[key] = work_named(self._site.graph.references[key])
        return made

    # -- what all pages of ours have --

    def _own(self, title: str, description: str, url: str, form: Any, data: LinkedData) -> str:
        """The head of a page whose author is the review."""
        review = self._site.graph.review
        tags = [
            ("title", title),
            *(("author", person.name) for person in review.people),
            ("publication_date", review.date.replace("-", "/")),
            ("public_url", url),
            ("language", review.language),
        ]
        return PageDescription(title, description, url, self._site.settings.site_name, form, tags, data).html()

    def _page(self, kind: str, title: str, description: str, url: str) -> dict[str, Any]:
        return known({"@type": kind, "name": title, "description": description, "url": url, **self._same})

    def _url(self, address: str) -> str:
        """The full address of a page; empty where the site's own is not known."""
        base = self._site.settings.site_url
        return base + address if base else ""


def _person(person: Person) -> dict[str, str]:
    """Who answers for the review: a person where an ORCID says so; else it may as well be a group."""
    if person.orcid:
        return {"@type": "Person", "name": person.name, "sameAs": f"https://orcid.org/{person.orcid}"}
    return {"name": person.name}
