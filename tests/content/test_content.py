"""The studies as records: the source's numbers, nobody else's words, and nothing that the abstracts do not say.

The two studies that the review began with are held against their abstracts; all records against one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
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


@cache
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


def review_findings() -> list[str]:
    """Everything that holds a statement, such as `roots/conformity-norms`."""
    folders = ("barriers", "roots", "solutions", "facilitators")
    return [f"{folder}/{path.stem}" for folder in folders for path in sorted((CONTENT / folder).glob("*.yml"))]


def studies() -> list[str]:
    return sorted(path.stem for path in CONTENT.glob("studies/*.yml"))


def bearings(name: str) -> list[tuple[str, Any]]:
    """The findings that bear on a record, each with its study."""
    held = name.split("/")[1]
    return [
        (study, finding)
        for study in studies()
        for finding in record(f"studies/{study}")["findings"]
        if held in [bearing["record"] for bearing in finding.get("bears_on", [])]
    ]


def links(name: str) -> list[Any]:
    """The links to roots, or to what is addressed."""
    held = record(name)
    return [*held.get("roots", []), *held.get("addresses", [])]


def records_of_the_two() -> list[str]:
    """The records that rest on no other study than the two."""
    return [name for name in review_findings() if {study for study, _ in bearings(name)} <= SEEDS]


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


def digits(text: str) -> set[str]:
    return {number.replace(",", "") for number in re.findall(r"\d[\d,.]*\d|\d", KEY.sub("", text))}


def numbers_of(study: str) -> set[str]:
    """What a study's record holds in digits, and its participants added up, in all and by role."""
    held = record(f"studies/{study}")
    found = {number for _, text in texts(held) for number in digits(text)}
    groups = [(group["role"], int(group["n"])) for group in held.get("participants", []) if "n" in group]
    for role in {role for role, _ in groups}:
        found.add(str(sum(n for each, n in groups if each == role)))
    return found | {str(sum(n for _, n in groups))}


@pytest.mark.parametrize("name", review_findings())
def test_a_number_in_a_statement_stands_in_a_study_that_bears_on_it(name: str) -> None:
    known = set().union(*(numbers_of(study) for study, _ in bearings(name)))
    assert digits(record(name)["statement"]) - known == set()


COUNTED = re.compile(
    rf"(?<!review of )(?<!and of )\b(an?|another|one|{'|'.join(NUMBER_WORDS)}) "
    r"(?:[\w-]+ ){0,2}?(stud|source|review|article|trial)",
    re.IGNORECASE,
)
REVIEWS = re.compile("review")


def counted(name: str) -> list[tuple[str, int]]:
    """The studies, reviews or sources that a statement counts in words, as (what, how many)."""
    one = ("a", "an", "another", "one")
    return [
        (what.lower(), 1 if (word := number.lower()) in one else NUMBER_WORDS.index(word) + 2)
        for number, what in COUNTED.findall(record(name)["statement"])
    ]


@pytest.mark.parametrize("name", review_findings())
def test_a_statement_says_how_many_sources_it_has_and_ends_as_a_sentence(name: str) -> None:
    statement = record(name)["statement"]
    assert counted(name)
    assert statement[0].isupper()
    assert statement.endswith(".")


@pytest.mark.parametrize("name", review_findings())
def test_a_statement_counts_no_more_sources_than_bear_on_the_record(name: str) -> None:
    bearing = {study for study, _ in bearings(name)}
    reviews = {study for study in bearing if REVIEWS.search(record(f"studies/{study}")["design"]["type"])}
    held = {"review": len(reviews), "stud": len(bearing - reviews)}
    assert all(many <= held.get(what, len(bearing)) for what, many in counted(name))


HEAD = re.compile(rf"In ({'|'.join(NUMBER_WORDS)}) studies\b")


@pytest.mark.parametrize("name", [name for name in review_findings() if HEAD.match(record(name)["statement"])])
def test_several_studies_counted_at_the_head_are_all_that_report_it(name: str) -> None:
    """`In five studies, ...` means the five that found or recommend it; background and reviews are told apart."""
    head = HEAD.match(record(name)["statement"])
    reporting = {study for study, finding in bearings(name) if finding["role"] != "background"}
    own = [study for study in reporting if not REVIEWS.search(record(f"studies/{study}")["design"]["type"])]
    assert head
    assert len(own) == NUMBER_WORDS.index(head[1]) + 2


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


IN_ABSTRACT = [study for study in studies() if record(f"studies/{study}")["source_depth"] == "abstract"]


@pytest.mark.parametrize("study", IN_ABSTRACT)
def test_a_study_read_in_abstract_has_no_quotes_and_no_credibility(study: str) -> None:
    findings = record(f"studies/{study}")["findings"]
    assert not [finding["id"] for finding in findings if {"quotes", "credibility"} & set(finding)]


@pytest.mark.parametrize("study", studies())
def test_a_country_is_named_exactly_where_it_is_known(study: str) -> None:
    setting = record(f"studies/{study}")["setting"]
    assert bool(setting["countries"]) == (setting["countries_basis"] in ("reported", "affiliations"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_text_names_a_place_on_somebody_s_machine(path: Path) -> None:
    assert not re.findall(r"(?:^|[\s\"'(`])/[a-z]+/|\b[A-Z]:\\|file://", path.read_text("utf-8"), re.MULTILINE)


# -- what is ours --


@pytest.mark.parametrize("name", review_findings())
def test_what_is_called_reported_names_findings(name: str) -> None:
    assert not [link for link in links(name) if link["basis"] == "reported" and not link.get("findings")]


@pytest.mark.parametrize("name", review_findings())
def test_what_is_inferred_has_a_reason_and_somebody_who_concludes_it(name: str) -> None:
    inferred = [link for link in links(name) if link["basis"] == "inferred"]
    assert not [link for link in inferred if not (link.get("rationale") and link.get("by"))]


def test_no_finding_of_the_two_reports_which_root_causes_which_barrier() -> None:
    """Neither abstract says so: such links are ours, or rest on other studies."""
    on_the_two = [
        link
        for name in review_findings()
        if name.startswith("barriers/")
        for link in links(name)
        if SEEDS & {named.split("/")[0] for named in link.get("findings", [])}
    ]
    assert on_the_two
    assert {link["basis"] for link in on_the_two} == {"inferred"}


@pytest.mark.parametrize("name", [name for name in review_findings() if name.startswith("barriers/")])
def test_a_barrier_names_roots_or_says_why_it_names_none(name: str) -> None:
    barrier = record(name)
    assert bool(barrier.get("roots")) != bool(barrier.get("roots_unknown"))


def test_the_meetings_are_not_reported_by_their_study_to_ease_anything() -> None:
    """The study of the meetings names barriers as background only; what is reported, another study reports."""
    reported = [link for link in links("solutions/network-meetings") if link["basis"] == "reported"]
    assert not [named for link in reported for named in link["findings"] if named.split("/")[0] in SEEDS]
    assert "starting-over" not in [link["record"] for link in reported]


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


@pytest.mark.parametrize("name", ["barriers/plans-not-shared", "barriers/starting-over"])
def test_what_the_study_of_the_meetings_takes_as_known_is_background_and_rated_no_more_than_low(name: str) -> None:
    assert {finding["role"] for study, finding in bearings(name) if study == "jorgensen-2022"} == {"background"}
    assert record(name)["confidence"]["overall"]["level"] in ("low", "very-low")
    assert "background" in record(name)["statement"]


def test_roots_in_society_that_one_study_leaves_unnamed_are_named_by_another_only() -> None:
    name = "roots/social-cultural-roots"
    told = [finding for study, finding in bearings(name) if study == "nakanishi-2021"]
    assert [finding["list_completeness"] for finding in told] == ["not-listed"]
    assert "names none of them" in record(name)["statement"]
    assert record(name)["confidence"]["overall"]["level"] in ("low", "very-low")


@pytest.mark.parametrize("name", [name for name in review_findings() if "confidence" in record(name)])
def test_what_is_assessed_rests_on_something_found(name: str) -> None:
    """Background and argument alone are no ground for a rating."""
    found = {study for study, finding in bearings(name) if finding["role"] == "finding"}
    assert [study for study in found if record(f"studies/{study}")["design"]["type"] != "argument"]


@pytest.mark.parametrize("name", [name for name in review_findings() if "confidence" in record(name)])
def test_no_rating_from_abstracts_is_above_low(name: str) -> None:
    """So the methods say: no study has been appraised."""
    assert record(name)["confidence"]["overall"]["level"] in ("low", "very-low")


@pytest.mark.parametrize("name", [name for name in records_of_the_two() if "confidence" in record(name)])
def test_what_rests_on_one_abstract_is_rated_low_and_provisional(name: str) -> None:
    confidence = record(name)["confidence"]
    assert confidence["provisional"] == "true"
    assert confidence["overall"]["level"] in ("low", "very-low")
    assert confidence["adequacy"]["level"] == "serious"
    assert "abstract" in confidence["overall"]["explanation"]
