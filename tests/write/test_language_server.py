"""What an editor shows while one types, by the language server that editors use for YAML."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from synth.diagnostics import Diagnostics
from synth.read.sources import read_sources
from synth.write.living import write_living_schemas
from synth.write.records import Request, modeline, new_record
from tests.projects import minimal
from tests.write.language_server import LanguageServer, find_language_server, language_server

PATH = "content/barriers/left-standing.yml"
TEXT = f"""\
{modeline("barrier")}
title: Left standing
statement: In one study, twelve passengers said that they stand because there is no seat.
summary: People may stand because there is no seat.
level: street
roots:
  - root: no-plan
    basis: reported
    findings: [smith-2020/f2]
status: draft
"""


@pytest.fixture(scope="module")
def server_path() -> str:
    try:
        return find_language_server()
    except LookupError as reason:
        pytest.skip(str(reason))


@pytest.fixture
def server(server_path: str, tmp_path: Path) -> Iterator[LanguageServer]:
    root = minimal(tmp_path)
    write_living_schemas(root, read_sources(root, Diagnostics()))
    with language_server(server_path, root) as running:
        yield running


def test_a_good_record_is_not_underlined(server: LanguageServer) -> None:
    server.open(PATH, TEXT)
    assert server.problems(PATH) == []


def test_an_id_that_is_not_there_is_underlined(server: LanguageServer) -> None:
    server.open(PATH, TEXT.replace("root: no-plan", "root: no-plam").replace("smith-2020/f2", "smith-2020/f9"))
    assert server.problems(PATH) == [
        (7, "This is not the id of a root."),
        (9, "This is not a finding, as study/finding."),
    ]


def test_a_term_and_a_key_that_are_not_there_are_underlined(server: LanguageServer) -> None:
    server.open(PATH, TEXT.replace("level: street", "level: stret").replace("summary:", "sumary:"))
    problems = dict(server.problems(PATH))
    assert problems[5] == "This is not a term of 'levels' in content/vocabulary.yml."
    assert "sumary" in problems[4]


def test_ids_are_offered_with_their_titles(server: LanguageServer) -> None:
    server.open(PATH, TEXT.replace("root: no-plan", "root: "))
    assert server.offered(PATH, 7, 11)["no-plan"] == "Root: Nobody planned with passengers"


def test_terms_are_offered_with_their_definitions(server: LanguageServer) -> None:
    server.open(PATH, TEXT.replace("level: street", "level: "))
    assert server.offered(PATH, 5, 8) == {"town": "Town: In the town.", "street": "Street: In the street."}


def test_findings_are_offered_with_what_they_say(server: LanguageServer) -> None:
    server.open(PATH, TEXT.replace("[smith-2020/f2]", "\n      - "))
    offered = server.offered(PATH, 10, 9)
    assert offered["smith-2020/f2"] == "The timetable had not been planned with the people who use it."


def test_a_word_says_what_it_is(server: LanguageServer) -> None:
    server.open(PATH, TEXT)
    assert "Nobody planned with passengers" in server.said(PATH, 7, 13)
    assert "The id of the root." in server.said(PATH, 7, 6)
    assert "Where it sits" in server.said(PATH, 5, 2)


def test_a_source_is_offered_with_its_authors(server: LanguageServer) -> None:
    server.open("content/studies/new.yml", f"{modeline('study')}\ncite:\n  - \n")
    offered = server.offered("content/studies/new.yml", 3, 5)
    assert offered["smith-2020"] == "Smith & Jones 2020: Waiting for a bus that does not come"


def test_a_new_record_finds_its_schema_and_shows_what_is_missing(server_path: str, tmp_path: Path) -> None:
    root = minimal(tmp_path)
    path = new_record(root, Request("barrier", title="No seat"))
    write_living_schemas(root, read_sources(root, Diagnostics()))
    with language_server(server_path, root) as running:
        running.open(path, (root / path).read_text("utf-8"))
        assert [message for _, message in running.problems(path)] == [
            "This is not a term of 'levels' in content/vocabulary.yml."
        ]
        running.open("content/studies/other.yml", f"{modeline('study')}\nmay_contain:\n  - \n")
        assert running.offered("content/studies/other.yml", 3, 5)["smith-2020"].startswith("Study: Waiting for a bus")
