"""The pages that stand once on a site: home, an index for each kind, methods, words, the record reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from synth.frame.frame import Frame
from synth.pour.foot import Foot
from synth.pour.render import Layout
from synth.pour.site import Site
from synth.pour.views import indexes, review
from synth.pour.views.view import View


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page that stands once: its templates, what they show, and the file that its data come from."""

    templates: tuple[str, ...]
    view: Callable[[Site], View]
    source: str = ""


SITE_PAGES: Mapping[str, SitePage] = {
    "index.html": SitePage((), review.nothing_more, "content/review.yml"),
    "barriers/index.html": SitePage(("index_barriers.html",), indexes.barriers_index),
    "roots/index.html": SitePage(("index_roots.html",), indexes.roots_index),
    "solutions/index.html": SitePage(("index_solutions.html",), indexes.solutions_index),
    "facilitators/index.html": SitePage(("index_facilitators.html",), indexes.facilitators_index),
    "studies/index.html": SitePage(("index_studies.html",), indexes.studies_index),
    "references/index.html": SitePage(("index_references.html",), indexes.references_index, "references.bib"),
    "findings/index.html": SitePage(("findings.html",), review.findings_view),
    "methods/index.html": SitePage(("methods.html",), review.nothing_more, "content/review.yml"),
    "words/index.html": SitePage(("words.html",), review.words_view, "content/vocabulary.yml"),
    "records/index.html": SitePage(("records.html",), review.records_view),
    "data/index.html": SitePage(("data.html",), review.downloads_view),
    "search/index.html": SitePage(("search.html",), review.nothing_more),
}
_ANY_PAGE = SitePage((), review.nothing_more)


@dataclass(frozen=True, slots=True)
class SinglePage:
    """A hand-written page or one that comes with synth, to be made. `source` is the file to edit, or empty."""

    path: str
    root: str
    source: str
    layout: Layout
    frame: Frame
    shared: View
    view: Callable[[Site], View]
    name: str = "page"

    def html(self, site: Site, foot: Foot) -> str:
        """The whole page."""
        values = {"about_page": foot.about_page(self.source, self.root), "about_site": foot.about_site(self.root)}
        return self.layout.pour(self.frame, self.shared | self.view(site), values)


def site_page(path: str) -> SitePage:
    """What a page of that path shows beyond what every page can show."""
    return SITE_PAGES.get(path, _ANY_PAGE)
