"""The pages that stand once on a site: home, an index for each kind, methods, words, the record reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from synth.frame.engine import PageWords
from synth.frame.frame import Frame
from synth.pour.foot import Foot
from synth.pour.head.heads import Heads
from synth.pour.render import Layout
from synth.pour.site import Site
from synth.pour.views import indexes, review
from synth.pour.views.changes import changes_view
from synth.pour.views.contribute import contribute_view
from synth.pour.views.countries import countries_view
from synth.pour.views.drafts import drafts_view
from synth.pour.views.equity import equity_view
from synth.pour.views.evidence_map import evidence_map_view
from synth.pour.views.explore import explore_view
from synth.pour.views.flow import flow_view
from synth.pour.views.methods import methods_view
from synth.pour.views.open_questions import open_questions_view
from synth.pour.views.own_brief import own_brief_view
from synth.pour.views.pathways import pathways_view
from synth.pour.views.reporting import reporting_view
from synth.pour.views.studies import appraisal_view, characteristics_view
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
    "explore/index.html": SitePage(("explore.html",), explore_view),
    "evidence-map/index.html": SitePage(("evidence_map.html",), evidence_map_view),
    "countries/index.html": SitePage(("countries.html",), countries_view),
    "findings/index.html": SitePage(("findings.html",), review.findings_view),
    "gaps/index.html": SitePage(("open_questions.html",), open_questions_view),
    "changes/index.html": SitePage(("changes.html",), changes_view, "content/changes.yml"),
    "pathways/index.html": SitePage(("pathways.html",), pathways_view),
    "methods/index.html": SitePage(("methods.html", "double_coding.html"), methods_view, "content/review.yml"),
    "flow/index.html": SitePage(("flow.html",), flow_view, "content/review.yml"),
    "characteristics/index.html": SitePage(("characteristics.html",), characteristics_view),
    "appraisal/index.html": SitePage(("appraisal.html",), appraisal_view),
    "equity/index.html": SitePage(("equity.html",), equity_view),
    "reporting/index.html": SitePage(("reporting.html",), reporting_view, "content/review.yml"),
    "briefs/index.html": SitePage(("briefs.html",), indexes.briefs_index),
    "brief/index.html": SitePage(("own_brief.html",), own_brief_view),
    "words/index.html": SitePage(("words.html",), review.words_view, "content/vocabulary.yml"),
    "records/index.html": SitePage(("records.html",), review.records_view),
    "contribute/study/index.html": SitePage(("contribute.html",), contribute_view),
    "contribute/finding/index.html": SitePage(("contribute.html",), contribute_view),
    "contribute/problem/index.html": SitePage(("contribute.html",), contribute_view),
    "drafts/index.html": SitePage(("drafts.html",), drafts_view),
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
    words: PageWords
    name: str = "page"

    def html(self, site: Site, foot: Foot, heads: Heads) -> str:
        """The whole page."""
        values = {
            "head": heads.of_page(self.path, self.words),
            "about_page": foot.about_page(self.source, self.root, self.path.removesuffix("index.html")),
            "about_site": foot.about_site(self.root),
        }
        return self.layout.pour(self.frame, self.shared | self.view(site), values)


def site_page(path: str) -> SitePage:
    """What a page of that path shows beyond what every page can show."""
    return SITE_PAGES.get(path, _ANY_PAGE)
