"""The two studies as records: the source's numbers, nobody else's words, and nothing that the abstracts do not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.shingles import load, runs, shingle

PROJECT = Path(__file__).parents[2]
CONTENT = PROJECT / "content"
SEEDS = {"nakanishi-2021", "jorgensen-2022"}
TEXTS = [
    *sorted(CONTENT.glob("*/*.yml")),
    CONTENT / "review.yml",
    CONTENT / "vocabulary.yml",
    *sorted((CONTENT / "pages").rglob("*.md")),
]
ABSTRACTS = load()

NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
NUMBER = re.compile(rf"\b(?:[0-9]+|{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)
# What names other things and is no statement.
NAMES = {"cite", "id", "record", "findings", "source"}
KEY = re.compile(r"\[@[^\]]*\]|\[\[[^\]]*\]\]")


def record(name: str) -> Any:
    return yaml.load((CONTENT / f"{name}.yml").read_text("utf-8"), yaml.BaseLoader)


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text with where it stands, such as `participants.0.n`."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from texts(held, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, held in enumerate(value):
            yield from texts(held, f"{path}.{index}")
    else:
        yield path, str(value)


def numbers(value: Any) -> dict[str, list[str]]:
    """Every number, in digits or words, by where it stands; ids, keys and citations left out."""
    found = {}
    for path, text in texts(value):
        named = NAMES.intersection(path.split("."))
        stated = NUMBER.findall(KEY.sub("", text))
        if stated and (not named or (path.startswith("findings") and path.endswith("text"))):
            found[path] = [number.lower() for number in stated]
    return found


def field(key: str, name: str) -> str | None:
    """A field of an entry of the bibliography, as written."""
    bibliography = (PROJECT / "references.bib").read_text("utf-8")
    entry = re.search(rf"^@\w+\{{{key},\n(.*?)^\}}", bibliography, re.MULTILINE | re.DOTALL)
    assert entry, key
    found = re.search(rf"^\s*{name}\s*=\s*\{{(.*)\}},?$", entry[1], re.MULTILINE | re.IGNORECASE)
    return found[1] if found else None


def shared(text: str) -> list[str]:
    """The runs of six words that a text shares with an abstract."""
    known = set().union(*ABSTRACTS.values())
    return [run for run in runs(text) if shingle(run) in known]


def bearing_studies() -> dict[str, set[str]]:
    """Record id to the studies whose findings bear on it."""
    found: dict[str, set[str]] = {}
    for path in CONTENT.glob("studies/*.yml"):
        for finding in record(f"studies/{path.stem}")["findings"]:
            for bearing in finding.get("bears_on", []):
                found.setdefault(bearing["record"], set()).add(path.stem)
    return found


def records_of_the_two() -> list[str]:
    """The barriers, roots and solutions that rest on no other study than the two, such as `roots/stigma`."""
    studies = bearing_studies()
    return [
        f"{folder}/{path.stem}"
        for folder in ("barriers", "roots", "solutions")
        for path in sorted((CONTENT / folder).glob("*.yml"))
        if studies.get(path.stem, set()) <= SEEDS
    ]


# -- numbers --


def test_every_number_in_the_nakanishi_record_is_the_source_s() -> None:
    assert numbers(record("studies/nakanishi-2021")) == {
        "design.data_collection_detail": ["11", "2"],
        "design.period": ["2016", "07", "2018", "01"],
        "setting.note": ["five", "six"],
        "participants.0.n": ["7"],
        "participants.1.n": ["3"],
        "involvement": ["7", "3"],
        "findings.1.text": ["three"],
    }


def test_participants_are_counted_by_their_role() -> None:
    groups = record("studies/nakanishi-2021")["participants"]
    assert {group["role"]: group["n"] for group in groups} == {"service-user": "7", "professional": "3"}


@pytest.mark.parametrize("name", records_of_the_two())
def test_a_record_states_no_other_number_than_the_two_studies_do(name: str) -> None:
    """Seven and three people, ten together; three workshops; three roots named; the five letters of CHIME."""
    stated = {
        number
        for place, found in numbers(record(name)).items()
        if not place.endswith("assessed_on")
        for number in found
    }
    assert stated <= {"seven", "three", "ten", *(["five"] if name == "solutions/network-meetings" else [])}


@pytest.mark.parametrize(
    ("key", "name", "value"),
    [
        ("nakanishi-2021", "doi", "10.1192/bjo.2020.156"),
        ("nakanishi-2021", "volume", "7"),
        ("nakanishi-2021", "year", "2021"),
        ("nakanishi-2021", "orcid", "0000-0001-6200-9279"),
        ("jorgensen-2022", "volume", "43"),
        ("jorgensen-2022", "number", "2"),
        ("jorgensen-2022", "pages", "164--171"),
        ("jorgensen-2022", "year", "2022"),
    ],
)
def test_the_bibliography_has_the_source_s_figures(key: str, name: str, value: str) -> None:
    assert field(key, name) == value


# -- words --


def test_the_comparison_finds_a_phrase_that_an_abstract_has() -> None:
    """Bare facts in the source's order: short enough to stand here, long enough to be found."""
    assert shared("a group of Seven service-users, and three professionals!") == [
        "seven service users and three professionals"
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_text_shares_six_words_in_a_row_with_an_abstract(path: Path) -> None:
    text = path.read_text("utf-8")
    held = [text] if path.suffix == ".md" else [each for _, each in texts(yaml.load(text, yaml.BaseLoader))]
    assert [run for each in held for run in shared(each)] == []


# -- what is not known --


def test_the_jorgensen_study_has_no_doi_and_no_number_of_people() -> None:
    study = record("studies/jorgensen-2022")
    assert field("jorgensen-2022", "doi") is None
    assert field("jorgensen-2022", "title")
    assert [group["role"] for group in study["participants"]] == ["professional", "service-user"]
    assert not any("n" in group for group in study["participants"])
    assert study["setting"]["countries"] == []
    assert study["setting"]["countries_basis"] == "not-stated"
    assert "period" not in study["design"]


def test_jorgensen_is_spelt_with_its_own_letter() -> None:
    assert (field("jorgensen-2022", "author") or "").startswith("Jørgensen, Kim and ")


def test_japan_is_known_from_affiliations_only() -> None:
    setting = record("studies/nakanishi-2021")["setting"]
    assert (setting["countries"], setting["countries_basis"]) == (["JP"], "affiliations")
    assert "names no country" in setting["note"]


def test_facilitators_were_sought_and_none_was_told() -> None:
    (sought,) = record("studies/nakanishi-2021")["sought"]
    assert (sought["topic"], sought["result"]) == ("Facilitators", "none-reported")


@pytest.mark.parametrize("barrier", ["sense-of-safety", "locus-of-control", "reunion-with-self"])
def test_the_single_barriers_are_not_listed(barrier: str) -> None:
    own = [
        finding
        for finding in record("studies/nakanishi-2021")["findings"]
        if [bearing["record"] for bearing in finding.get("bears_on", [])] == [barrier]
    ]
    assert [finding["list_completeness"] for finding in own] == ["not-listed"]


@pytest.mark.parametrize("root", ["no-trauma-sensitivity", "no-advocacy-support", "limited-psychosocial-access"])
def test_the_list_of_roots_in_services_is_partial(root: str) -> None:
    own = [
        finding
        for finding in record("studies/nakanishi-2021")["findings"]
        if [bearing["record"] for bearing in finding.get("bears_on", [])] == [root]
    ]
    assert [finding["list_completeness"] for finding in own] == ["partial"]


# -- what is ours --


def test_no_finding_of_the_two_reports_which_root_causes_which_barrier() -> None:
    """Neither abstract says so: such links are ours, or rest on other studies."""
    links = [
        link for path in CONTENT.glob("barriers/*.yml") for link in record(f"barriers/{path.stem}").get("roots", [])
    ]
    assert links
    assert not [named for link in links for named in link.get("findings", []) if named.split("/")[0] in SEEDS]


@pytest.mark.parametrize("name", [name for name in records_of_the_two() if name.startswith("barriers/")])
def test_a_barrier_names_roots_that_we_infer_or_says_why_it_names_none(name: str) -> None:
    barrier = record(name)
    assert {link["basis"] for link in barrier.get("roots", [])} <= {"inferred"}
    assert bool(barrier.get("roots")) != bool(barrier.get("roots_unknown"))


def test_the_meetings_are_not_reported_to_ease_the_barriers() -> None:
    links = record("solutions/network-meetings")["addresses"]
    assert {link["record"]: link["basis"] for link in links} == {
        "plans-not-shared": "inferred",
        "starting-over": "inferred",
    }


def test_the_crosswalk_to_chime_is_ours() -> None:
    mappings = [
        mapping
        for mapping in record("vocabulary")["mappings"]
        if (mapping["scheme"], mapping["to_scheme"]) == ("processes", "chime")
    ]
    assert {(mapping["term"], mapping["to_term"], mapping["match"]) for mapping in mappings} >= {
        ("sense-of-safety", "connectedness", "related"),
        ("locus-of-control", "empowerment", "close"),
        ("reunion-with-self", "identity", "close"),
    }
    assert {mapping["basis"] for mapping in mappings} == {"inferred"}
    assert all(mapping["rationale"] and mapping["by"] for mapping in mappings)


@pytest.mark.parametrize("name", ["barriers/plans-not-shared", "barriers/starting-over", "roots/social-cultural-roots"])
def test_what_is_background_or_unnamed_is_not_assessed(name: str) -> None:
    assert "confidence" not in record(name)


@pytest.mark.parametrize("name", [name for name in records_of_the_two() if "confidence" in record(name)])
def test_what_rests_on_one_abstract_is_rated_low_and_provisional(name: str) -> None:
    confidence = record(name)["confidence"]
    assert confidence["provisional"] == "true"
    assert confidence["overall"]["level"] in ("low", "very-low")
    assert confidence["adequacy"]["level"] == "serious"
    assert "abstract" in confidence["overall"]["explanation"]
