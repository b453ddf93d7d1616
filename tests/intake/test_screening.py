"""Decisions of screeners become counts of the flow of studies: only what is settled, and nothing that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from synth.check.project import check_project
from synth.intake import Imported, bring_in, json_lines, text_lines
from synth.write.errors import Refused

HEAD = (
    "Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession Number,DOI,Ref,"
    "Covidence #,Study,Notes,Tags\n"
)
REVIEW = "content/review.yml"


def covidence(folder: Path, stage: str, numbers: range, reason: str = "") -> Path:
    """A file of one stage, as Covidence names it."""
    file = folder / f"review_7_{stage}_csv_20260105.csv"
    note = f'"Exclusion reason: {reason}; "' if reason else ""
    rows = (f'Work {n},"Smith, A.",,2001,,Journal,,,,,,,#{n},Smith 2001,{note},' for n in numbers)
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")
    return file


def stages(folder: Path) -> list[Path]:
    return [
        covidence(folder, "irrelevant", range(1, 6)),
        covidence(folder, "excluded", range(6, 9), "Wrong place: a town, {x}"),
        covidence(folder, "included", range(9, 11)),
    ]


def codes(imported: Imported) -> list[str]:
    return [item.code for item in imported.diagnostics.ordered()]


def test_decisions_of_all_stages_are_put_into_the_review(root: Path, tmp_path: Path) -> None:
    imported = bring_in(root, stages(tmp_path))
    review = check_project(root).sources.review
    assert review is not None
    assert review.flow is not None
    assert review.flow.model_dump(exclude_none=True, exclude_defaults=True) == {
        "records_screened": 10,
        "records_excluded": 5,
        "dbr_assessed": 5,
        "dbr_excluded": {"n": 3, "reasons": ({"reason": "Wrong place: a town, {x}", "n": 3},)},
        "new_reports": 2,
    }
    assert imported.plan.counted == (
        "records_screened",
        "records_excluded",
        "dbr_assessed",
        "dbr_excluded",
        "new_reports",
    )
    assert "counted in review_7_irrelevant_csv_20260105.csv and 2 more" in (root / REVIEW).read_text("utf-8")
    assert str(tmp_path) not in (root / REVIEW).read_text("utf-8")
    assert not [item for item in check_project(root).diagnostics.items if item.code.startswith("S38")]


def test_a_dry_run_shows_the_counts_and_writes_none(root: Path, tmp_path: Path) -> None:
    before = (root / REVIEW).read_bytes()
    imported = bring_in(root, stages(tmp_path), dry=True)
    lines = list(text_lines(imported.plan, dry=True))
    assert "For the flow of studies, to be put into content/review.yml:" in lines
    assert "  records_screened: 10" in lines
    assert "    Wrong place: a town, {x}: 3" in lines
    assert lines[-1] == "Nothing was written. Without --dry-run, 2 references and 5 counts would be."
    told = json_lines(imported.plan, [], dry=True)["flow"]
    assert (told["counts"]["new_reports"], told["written"]) == (2, [])
    assert (root / REVIEW).read_bytes() == before


def test_what_a_person_counted_stays_and_the_difference_is_told(root: Path, tmp_path: Path) -> None:
    mine = "flow:\n  records_excluded: 6   # one more by hand\n  new_reports: 2\n"
    with (root / REVIEW).open("a", encoding="utf-8") as file:
        file.write(mine)
    imported = bring_in(root, stages(tmp_path))
    text = (root / REVIEW).read_text("utf-8")
    assert "  records_excluded: 6   # one more by hand\n" in text
    assert "  dbr_assessed: 5  # counted in" in text
    (warning,) = imported.diagnostics.items
    assert (warning.code, warning.place.path) == ("S614", REVIEW)
    assert text.split("\n")[warning.place.line - 1].startswith("  records_excluded: 6")
    assert warning.message == "'records_excluded' is 6 here, but the files hold 5."


def test_a_second_import_changes_nothing(root: Path, tmp_path: Path) -> None:
    bring_in(root, stages(tmp_path))
    first = (root / REVIEW).read_bytes()
    again = bring_in(root, stages(tmp_path))
    assert (again.written, codes(again)) == (False, [])
    assert (root / REVIEW).read_bytes() == first


def test_windows_line_ends_stay(root: Path, tmp_path: Path) -> None:
    path = root / REVIEW
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    bring_in(root, stages(tmp_path))
    data = path.read_bytes()
    assert b"new_reports: 2" in data
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    ("given", "counted"),
    [
        (["irrelevant"], ("records_excluded",)),
        (["included"], ("new_reports",)),
        (["irrelevant", "included"], ("records_excluded", "new_reports")),
        (["excluded", "included", "select"], ()),
        (["irrelevant", "screen"], ()),
        (["included", "extraction"], ("new_reports",)),
    ],
)
def test_only_what_is_settled_is_counted(
    root: Path, tmp_path: Path, given: list[str], counted: tuple[str, ...]
) -> None:
    numbers = {"included": range(1, 3), "extraction": range(1, 3)}
    files = [
        covidence(tmp_path, stage, numbers.get(stage, range(10 * n, 10 * n + 2))) for n, stage in enumerate(given, 1)
    ]
    imported = bring_in(root, files)
    assert imported.plan.counted == counted
    assert imported.plan.screening is not None
    assert set(imported.plan.screening.counts.numbers.values()) <= {2}


def test_votes_that_differ_are_not_counted(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "articles.csv"
    vote = 'rayyan-{0},T{0},2020,"Smith, A.",J,"RAYYAN-INCLUSION: {{""Ada""=>""{1}"", ""Bo""=>""{2}""}}"\n'
    rows = [vote.format(1, "Included", "Included"), vote.format(2, "Excluded", "Excluded")]
    file.write_text("key,title,year,authors,journal,notes\n" + "".join(rows), "utf-8")
    assert bring_in(root, [file], dry=True).plan.counted == ("records_screened", "records_excluded")
    rows.append(vote.format(3, "Excluded", "Included"))
    file.write_text("key,title,year,authors,journal,notes\n" + "".join(rows), "utf-8")
    imported = bring_in(root, [file], dry=True)
    assert imported.plan.counted == ()
    assert any("Until they are settled" in line for line in text_lines(imported.plan, dry=True))


def test_a_review_with_errors_is_not_touched(root: Path, tmp_path: Path) -> None:
    with (root / REVIEW).open("a", encoding="utf-8") as file:
        file.write("flow: none\n")
    before = (root / REVIEW).read_bytes()
    imported = bring_in(root, stages(tmp_path))
    assert codes(imported) == ["S614"]
    assert "new_reports: 2" in imported.diagnostics.items[0].help
    assert imported.written
    assert (root / REVIEW).read_bytes() == before


def test_where_the_bibliography_cannot_be_written_the_review_is_as_before(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from synth.write.saving import replace

    before = (root / REVIEW).read_bytes()

    def fails(path: Path, text: str) -> None:
        if path.name == "references.bib":
            raise OSError(28, "No space left on device")
        replace(path, text)

    monkeypatch.setattr("synth.intake.landing.replace", fails)
    with pytest.raises(OSError, match="No space"):
        bring_in(root, stages(tmp_path))
    assert (root / REVIEW).read_bytes() == before


def test_a_review_that_somebody_changes_meanwhile_is_left(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from synth.intake.plan import make_plan

    def meanwhile(*arguments: object, dry: bool) -> object:
        plan = make_plan(*arguments, dry=dry)  # type: ignore[arg-type]
        with (root / REVIEW).open("a", encoding="utf-8") as file:
            file.write("# mine\n")
        return plan

    monkeypatch.setattr("synth.intake.importing.make_plan", meanwhile)
    with pytest.raises(Refused, match=r"review\.yml was changed meanwhile"):
        bring_in(root, stages(tmp_path))
    assert (root / REVIEW).read_text("utf-8").endswith("# mine\n")
