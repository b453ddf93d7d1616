"""What the pages with forms for contributors show: what is asked, for those without JavaScript, and where it goes."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from synth.overview.contribute.forms import form_blocks, problem_block
from synth.pour.site import Site
from synth.pour.views.view import View

PROBLEM = "contribute/problem/"


def contribute_view(site: Site) -> View:
    """For each of the forms: the blocks of fields by their ids, and the forge's own pages, "" where there is none."""
    settings = site.settings
    return {
        "blocks": form_blocks() | {"problem": problem_block()},
        "edit_base": settings.edit_base,
        "new_file": new_file_page(settings.edit_base),
        "report_url": settings.report_url,
        "page_base": urljoin(site.canonical(""), "."),
    }


def new_file_page(edit_base: str) -> str:
    """Where the forge takes a new file whose name and text stand in the address; "" where that is not known of it."""
    found = re.fullmatch(r"(https?://[^/]+/[^/]+/[^/]+)/edit/(.+)/", edit_base)
    return f"{found[1]}/new/{found[2]}" if found else ""
