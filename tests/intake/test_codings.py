"""A spreadsheet of double coding becomes the text of a round; every row is there or told to be left out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from synth.intake import bring_in, text_lines
from synth.model.double_coding import DoubleCoding
from tests.casework import snapshot

TABLE = """Unit;A. Lind;"Moe, B"
smith-2020/f1;supports;refines
left-waiting -> no-plan;no;1.0
smith-2020/f2;;supports
;supports;supports
smith-2020/ethics;;

"""


def brought(root: Path, text: str) -> tuple[list[str], list[str]]:
    """The lines of the report, and the codes of the messages; nothing of the project changes."""
    file = root.parent / "codes.csv"
    file.write_bytes(text.encode())
    before = snapshot(root)
    imported = bring_in(root, [file])
    assert snapshot(root) == before
    return list(text_lines(imported.plan, dry=False)), [item.code for item in imported.diagnostics.items]


@pytest.mark.parametrize("text", [TABLE, "\ufeff" + TABLE.replace("\n", "\r\n")], ids=["plain", "as Excel saves it"])
def test_the_round_that_is_shown_can_be_taken_over(text: str, root: Path) -> None:
    lines, codes = brought(root, text)
    assert codes == []
    assert "3 units" in lines[0]
    begin = lines.index("  rounds:")
    end = next(index for index, line in enumerate(lines) if line.startswith("Nothing is written"))
    # All values of a record are text, as synth reads it.
    completed = "\n".join(lines[begin:end]).replace("TODO", "Some words.")
    made = DoubleCoding.model_validate(yaml.load(completed, yaml.BaseLoader))
    (coding,) = made.rounds
    assert coding.coders == ("A. Lind", "Moe, B")
    assert [(unit.unit, unit.codes) for unit in coding.units] == [
        ("smith-2020/f1", {"A. Lind": "supports", "Moe, B": "refines"}),
        ("left-waiting -> no-plan", {"A. Lind": "no", "Moe, B": "1.0"}),
        ("smith-2020/f2", {"Moe, B": "supports"}),
    ]
    assert any("row without a code (1), row without a unit (1)" in line for line in lines)


@pytest.mark.parametrize("head", ["unit,A,a", "unit,A,", "unit,Unit,A"])
def test_columns_that_cannot_be_told_apart_are_an_error(head: str, root: Path) -> None:
    _, codes = brought(root, f"{head}\nsmith-2020/f1,x,y\n")
    assert codes == ["S602"]
