"""Drafts in a built site: nowhere by default, with a notice where they are asked for."""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path

from synth.build import Extras, build_preview
from tests.projects import minimal

BARRIER = "content/barriers/left-unsaid.yml"
DRAFT = """\
title: Nobody says that the bus is cancelled
statement: In one study from Norway, passengers said that nobody told them of cancelled buses.
summary: People are not told.
level: street
roots_unknown: Not asked.
status: draft
"""


def built(root: Path, out: Path, *, drafts: bool) -> str:
    """All text of the site."""
    out.mkdir()
    made = build_preview(root, out, extras=Extras(drafts=drafts), step=lambda name: nullcontext())
    assert made.ok
    files = [
        file for file in sorted(out.rglob("*")) if file.suffix in (".html", ".json", ".csv", ".xml", ".bib", ".ris")
    ]
    return "\n".join(file.read_text("utf-8") for file in files)


def test_a_draft_is_on_no_published_page_and_with_a_notice_in_the_preview(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    without = built(root, tmp_path / "without", drafts=False)
    (root / BARRIER).write_text(DRAFT, "utf-8")
    assert built(root, tmp_path / "published", drafts=False) == without
    preview = built(root, tmp_path / "preview", drafts=True)
    assert "Nobody says that the bus is cancelled" in preview and "left-unsaid" not in without
    page = (tmp_path / "preview/barriers/left-unsaid/index.html").read_text("utf-8")
    assert "Draft, not published: being written, or not yet checked by a second person." in page


STUDY = """\
cite: [smith-2020]
source_depth: TODO
aim: To learn why <b>people</b> wait.
design: {type: TODO, data_collection_detail: '%%title%% {{ 7*7 }} <script>alert(1)</script>'}
participants:
  - {role: passenger, n: 3}
status: draft
"""


def test_a_draft_with_gaps_is_shown_as_far_as_it_goes_with_what_is_missing(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    without = built(root, tmp_path / "without", drafts=False)
    (root / "content/studies/later-2024.yml").write_text(STUDY, "utf-8")
    assert built(root, tmp_path / "published", drafts=False) == without
    assert not (tmp_path / "published/drafts").exists()
    built(root, tmp_path / "preview", drafts=True)
    page = (tmp_path / "preview/studies/later-2024/index.html").read_text("utf-8")
    assert "Draft, not published: being written, or not yet checked by a second person." in page
    told = re.findall(r"<div><dt>Line (\d+)</dt><dd>(.*?)</dd></div>", page)
    assert told == [
        ("1", "&#x27;findings&#x27; is missing. Add &#x27;findings: …&#x27;: What it says, finding by finding."),
        ("1", "&#x27;setting&#x27; is missing. Add &#x27;setting: …&#x27;: Where it was done."),
        (
            "2",
            "<code>source_depth: TODO</code> Write &#x27;full-text&#x27;, &#x27;abstract&#x27; or &#x27;record&#x27;.",
        ),
        (
            "4",
            "<code>design: {type: TODO, data_collection_detail: &#x27;%%title%% {{ 7*7 }} &lt;script&gt;alert…</code> "
            "Use a term of &#x27;designs&#x27;, or add this one to content/vocabulary.yml.",
        ),
    ]
    assert "To learn why &lt;b&gt;people&lt;/b&gt; wait." in page
    assert "%%title%% {{ 7*7 }} &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<li>Role: passenger</li><li>N: 3</li>" in page
    listed = (tmp_path / "preview/drafts/index.html").read_text("utf-8")
    assert 'href="../studies/later-2024/"' in listed and "4 things still to be written" in listed
    assert 'href="../drafts/"' in (tmp_path / "preview/methods/index.html").read_text("utf-8")
