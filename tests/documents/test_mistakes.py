"""The page of mistakes shows what the check really prints, and enough of it."""

from __future__ import annotations

import re

from scripts.mistakes import PAGE, page

TEXT = PAGE.read_text("utf-8")
ENTRIES = re.findall(r"^### ([^\n]+)\n\n```text\n(.+?)\n```$", TEXT, re.MULTILINE | re.DOTALL)


def test_the_page_is_current() -> None:
    assert page() == TEXT, "run: python -m scripts.mistakes"


def test_there_are_many_mistakes_no_two_of_them_alike() -> None:
    assert len(ENTRIES) >= 80
    assert len({words for words, _ in ENTRIES}) == len(ENTRIES) == TEXT.count("\n### ")


def test_every_message_says_where_and_leads_to_its_explanation() -> None:
    for words, message in ENTRIES:
        assert re.match(r"[\w./-]+:\d+:\d+: (?:error|warning)\[(S\d{3})\] .+", message), words
        assert re.search(r"synth explain S\d{3}$", message), words


def test_nothing_on_the_page_depends_on_the_day() -> None:
    # The last year that is accepted goes on with time.
    assert "from 1500 to" not in TEXT and "between 1500 and" not in TEXT
