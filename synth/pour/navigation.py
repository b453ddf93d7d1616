"""The main pages of a site, as its masthead names them where mkdocs.yml does not: in the form of MkDocs' own `nav`."""

from __future__ import annotations

from synth.frame.engine import Nav
from synth.model.kinds import KINDS

NAV: Nav = (
    "index.md",
    *(f"{kind.folder}/index.md" for name, kind in KINDS.items() if name != "study"),
    "studies/index.md",
    (
        "Overview",
        ("findings.md", "explore.md", "evidence-map.md", "pathways.md", "countries.md", "equity.md", "gaps.md"),
    ),
    ("Briefs and data", ("briefs/index.md", "brief.md", "data.md", "references/index.md")),
    (
        "About",
        (
            "about.md",
            "methods.md",
            "flow.md",
            "characteristics.md",
            "appraisal.md",
            "reporting.md",
            "words.md",
            "changes.md",
        ),
    ),
    ("Contribute", "contribute.md"),
    "search.md",
)
"""Those that a site does not have are left out."""
