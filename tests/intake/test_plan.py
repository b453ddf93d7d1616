from __future__ import annotations

from pathlib import Path

import pytest

from synth.cite import to_bibtex
from synth.intake import bring_in, plan
from synth.model.reference import Reference

TWO = """\
TY  - JOUR
AU  - Smith, Ada
TI  - Spoilt
PY  - 2024
ER  -
TY  - JOUR
AU  - Jones, Bo
TI  - Whole
PY  - 2023
ER  -
"""


@pytest.mark.parametrize(
    "spoilt", ["@article{smith-2024,\n  title = {never closed\n", "", "nothing that is an entry\n"]
)
def test_an_entry_that_would_not_be_read_back_is_left_out_and_the_rest_comes_in(
    root: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str
) -> None:
    write = to_bibtex

    def written(reference: Reference) -> str:
        return spoilt if reference.key == "smith-2024" else write(reference)

    monkeypatch.setattr(plan, "to_bibtex", written)
    (root / "two.ris").write_text(TWO, "utf-8")
    imported = bring_in(root, [root / "two.ris"])
    assert [outcome.fate for outcome in imported.plan.outcomes] == ["left out", "added"]
    [message] = [item for item in imported.diagnostics.items if item.code == "S611"]
    assert (Path(message.place.path).name, message.place.line) == ("two.ris", 1)
    assert "smith-2024" not in (root / "references.bib").read_text("utf-8")
    assert "jones-2023" in (root / "references.bib").read_text("utf-8")
