"""The pages of drafts that still lack something, in a preview."""

from __future__ import annotations

from dataclasses import dataclass

from synth.check.unfinished import Unfinished
from synth.frame.engine import PageWords
from synth.frame.frame import Frame
from synth.pour.foot import Foot
from synth.pour.head.heads import Heads
from synth.pour.render import Layout
from synth.pour.site import Site
from synth.pour.views.drafts import draft_view

DRAFTS = "drafts"
"""The folder of their frame; each page stands where the record will stand."""
_ROOT = "../../"


@dataclass(frozen=True, slots=True)
class DraftPage:
    """The page of one draft, to be made."""

    draft: Unfinished
    layout: Layout
    frame: Frame
    name: str = "draft"

    @property
    def path(self) -> str:
        """Its file below the site's folder."""
        return f"{self.draft.kind.folder}/{self.draft.id}/index.html"

    def html(self, site: Site, foot: Foot, heads: Heads) -> str:
        """The whole page."""
        view = draft_view(site, self.draft)
        address = self.path.removesuffix("index.html")
        values = {
            "head": heads.of_page(self.path, PageWords(view["title"], "A draft that is not published.")),
            "about_page": foot.about_page(self.draft.document.path, _ROOT, address),
            "about_site": foot.about_site(_ROOT),
        }
        return self.layout.pour(self.frame, view, values)
