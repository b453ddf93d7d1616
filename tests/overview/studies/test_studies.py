"""The tables that set all studies side by side."""

from __future__ import annotations

from synth.link.graph import Graph
from synth.overview.overview import Overview
from synth.overview.tables.appraisals import appraisals_of, items_of
from synth.overview.tables.characteristics import characteristics_of


def test_every_study_has_a_row_of_characteristics_by_author_and_year(graph: Graph) -> None:
    rows = characteristics_of(Overview(graph))
    assert [row.label for row in rows] == ["Ito et al. 2019", "Smith & Jones 2020", "The Office for Buses 2021"]
    ito, smith, office = rows
    assert ito.country == "Japan and Denmark (by the authors’ affiliations)"
    assert ito.collection == ("Interviews", "Walks")
    assert ito.period == "2018"
    assert [(group.role, group.number, group.note) for group in ito.participants] == [
        ("People who take the bus", "9", None),
        ("Drivers", "number not stated", "Drivers came and went."),
    ]
    assert (smith.methodology, smith.place, smith.read) == ("Grounded in what people say", "bus stops", "Full text")
    assert (office.country, office.collection, office.analysis) == ("Country not known", (), None)
    assert office.read == "Bibliographic record only"


def test_appraised_and_not_appraised_studies_make_up_all(graph: Graph) -> None:
    found = appraisals_of(Overview(graph))
    assert [(table.tool.name, [row.study.id for row in table.rows]) for table in found.tables] == [
        ("CAMELOT", ["smith-2020"])
    ]
    assert [study.id for study in found.absent] == ["ito-2019", "noroute-2021"]
    assert found.studies == 3


def test_a_row_has_every_item_of_the_tool_in_its_order(graph: Graph) -> None:
    (table,) = appraisals_of(Overview(graph)).tables
    (row,) = table.rows
    assert [given.item.key for given in row.items] == list(table.tool.items)
    said = {given.item.key: (given.answer and given.answer.word, given.fit and given.fit.word) for given in row.items}
    assert said["context"] == ("Described in part", None)
    assert said["recruitment"] == ("Moderate concerns", "Fits in part")


def test_an_item_without_an_answer_stays_in_its_row(conqual: Overview) -> None:
    study = conqual.graph.records["lee-2021"]
    items = {key: item for key, item in study.data.appraisal.items.items() if key != "ethics"}
    appraisal = study.data.appraisal.model_copy(update={"items": items})
    found = {given.item.key: given.answer for given in items_of(appraisal)}
    assert len(found) == 10
    assert found["ethics"] is None
