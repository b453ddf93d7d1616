from __future__ import annotations

from synth.model.equity import FACTORS
from tests.export.conftest import Written


def test_every_study_has_a_row_and_every_factor_its_columns(rich: Written) -> None:
    rows = {row["study"]: row for row in rich.rows("equity")}
    assert sorted(rows) == ["ito-2019", "noroute-2021", "smith-2020"]
    names = list(rows["smith-2020"])
    assert names[:3] == ["study", "label", "source_depth"]
    assert names[3:] == [
        f"{factor.key}_{part}" for factor in FACTORS.items for part in ("participants", "findings", "locator")
    ]


def test_what_a_study_says_stands_in_its_row_and_what_was_read_beside_it(rich: Written) -> None:
    rows = {row["study"]: row for row in rich.rows("equity")}
    smith, noroute = rows["smith-2020"], rows["noroute-2021"]
    assert smith["age_participants"] == "Half of the 12 were over 70 years old."
    assert smith["age_findings"] == "f1 | f4"
    assert smith["age_locator"] == "p. 3 and Table 1"
    assert (rows["ito-2019"]["social_capital_participants"], rows["ito-2019"]["social_capital_findings"]) == ("", "f1")
    assert (noroute["source_depth"], noroute["age_participants"]) == ("record", "")


def test_the_table_of_studies_leaves_it_to_this_one(rich: Written) -> None:
    assert not [name for name in rich.rows("studies")[0] if name.startswith("equity")]
