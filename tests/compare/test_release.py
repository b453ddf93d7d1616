"""A comparison as a release that content/changes.yml can take as it is."""

from __future__ import annotations

from pathlib import Path

import yaml

from synth.check.project import check_project
from synth.compare.compare import compare
from synth.compare.difference import Difference
from synth.compare.release import release_block
from synth.model.changes import Release
from tests.compare.projects import replaced, state


def test_the_block_fits_the_list_of_changes_and_names_each_record_once_a_kind(tmp_path: Path) -> None:
    old = state(tmp_path / "old", "rich")
    new = state(
        tmp_path / "new",
        "rich",
        replaced("content/barriers/no-seat.yml", ("status: draft", "status: reviewed")),
        replaced("content/roots/no-plan.yml", ("overall: {level: high,", "overall: {level: low,")),
        replaced("content/studies/ito-2019.yml", (", {record: meeting-others, stance: supports}", "")),
    )
    (block,) = yaml.safe_load(release_block(compare(old, new), new))
    release = Release.model_validate({**block, "date": str(block["date"]), "summary": "Told by people."})
    assert new.published is not None
    assert release.version == new.published.graph.review.version
    told = {change.what: change.records for change in release.changes}
    assert told["added"] == ("no-seat",)
    assert told["confidence"] == ("no-plan",)
    assert told["findings"] == ("meeting-others",)


def test_a_block_with_many_records_is_wrapped_and_read_back_whole(tmp_path: Path) -> None:
    new = state(tmp_path / "new", "rich")
    assert new.published is not None
    ids = sorted(new.published.graph.records)
    block = release_block([Difference("wording", "root", id, "", "x") for id in ids], new)
    assert max(map(len, block.splitlines())) <= 110
    assert sorted(yaml.safe_load(block)[0]["changes"][0]["records"]) == ids


def test_what_has_no_page_is_not_named(tmp_path: Path) -> None:
    new = state(tmp_path / "new", "minimal")
    gone = Difference("address-lost", "root", "gone", "", "is gone")
    draft = Difference("finding-lost", "root", "nowhere", "", "x")
    assert "changes:" not in release_block([gone, draft], new)


def test_the_block_can_stand_in_the_file(tmp_path: Path) -> None:
    old, new = state(tmp_path / "old", "rich"), state(tmp_path / "new", "rich")
    listed = tmp_path / "new/content/changes.yml"
    block = release_block(compare(old, new), new).replace("TODO", "Nothing.")
    listed.write_text("releases:\n" + block, "utf-8")
    assert not check_project(tmp_path / "new").diagnostics.has_errors
