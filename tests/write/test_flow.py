"""Counts go where they are missing, and everything that a person wrote stays letter for letter."""

from __future__ import annotations

import pytest

from synth.diagnostics import Diagnostics
from synth.model.review import Review
from synth.read.document import parse_document
from synth.read.validation import validated
from synth.write.flow import Counts, NotWritable, Written, with_counts
from synth.write.formatting import formatted
from tests.projects import PROJECTS

PATH = "content/review.yml"
PLAIN = (PROJECTS / "minimal" / PATH).read_text("utf-8")
COUNTS = Counts(
    {"records_screened": 5, "records_excluded": 2, "dbr_assessed": 3, "dbr_excluded": 2, "new_reports": 1},
    [("Wrong: setting, {x}", 1), ("Not qualitative # 2", 1)],
    "counted in export.csv",
)


def put(text: str, counts: Counts = COUNTS) -> Written:
    messages = Diagnostics()
    document = parse_document(text, PATH, messages)
    assert document is not None
    review = validated(document, Review, messages)
    assert review is not None, messages.items
    return with_counts(document, review, counts)


def test_a_review_without_a_flow_gets_one_where_it_belongs() -> None:
    written = put(PLAIN)
    assert written.new == tuple(COUNTS.numbers)
    assert "  records_excluded: 2  # counted in export.csv\n" in written.document.text
    assert "      - {reason: 'Wrong: setting, {x}', n: 1}\n" in written.document.text
    assert formatted(written.document.text, PATH, Review, Diagnostics()) == written.document.text
    added = [line for line in written.document.text.split("\n") if line not in PLAIN.split("\n")]
    assert written.document.text.replace("\n".join(added) + "\n", "").replace("\n\n", "\n") == PLAIN.replace(
        "\n\n", "\n"
    )


def test_numbers_and_comments_that_are_there_stay() -> None:
    mine = (
        "flow:  # ours\n  # by hand\n  database_results: 9\n  records_screened: 7  # twice\n"
        "    # deeper\n  # below\n  dbr_excluded:\n    n: 2\n"
    )
    written = put(PLAIN.rstrip() + "\n" + mine)
    assert written.new == ("records_excluded", "dbr_assessed", "new_reports")
    assert written.kept == {"records_screened": 7}
    assert written.document.text.endswith(
        "flow:  # ours\n  # by hand\n  database_results: 9\n  records_screened: 7  # twice\n    # deeper\n"
        "  records_excluded: 2  # counted in export.csv\n  dbr_assessed: 3  # counted in export.csv\n  # below\n"
        "  dbr_excluded:\n    n: 2\n  new_reports: 1  # counted in export.csv\n"
    )


def test_a_first_number_goes_below_the_key() -> None:
    written = put(PLAIN.rstrip() + "\nflow:\n  # last\n  new_reports: 1\n", Counts({"records_excluded": 2}))
    assert written.document.text.endswith("flow:\n  records_excluded: 2\n  # last\n  new_reports: 1\n")


def test_what_is_there_already_changes_nothing() -> None:
    text = put(PLAIN).document.text
    written = put(text)
    assert (written.document.text, written.new, written.kept) == (text, (), {})


@pytest.mark.parametrize(
    ("flow", "reason"),
    [
        ("flow: {records_screened: 5}", "in brackets"),
        ("flow: {}", "in brackets"),
        ("flow:\n  records_screened: 5\n  dbr_excluded:\n    reasons: []", "without a number"),
    ],
)
def test_where_lines_cannot_be_put_nothing_is(flow: str, reason: str) -> None:
    with pytest.raises(NotWritable, match=reason):
        put(f"{PLAIN.rstrip()}\n{flow}\n")


def test_a_reason_that_no_text_can_be_is_not_written() -> None:
    with pytest.raises(NotWritable, match="by hand"):
        put(PLAIN, Counts({"dbr_excluded": 1}, [("\u200b", 1)]))
