"""Labels that tell references apart, and the order of the bibliography."""

import random

import pytest

from synth.cite import folded, label, labels, sort_key
from synth.model.reference import OTHERS, Name, Reference


def reference(key: str, family: str, year: str = "2020", title: str = "T") -> Reference:
    return Reference(
        key, "misc", {"title": title} | ({"year": year} if year else {}), (Name(family=family, given="Ada"),)
    )


def by_key(*references: Reference) -> dict[str, Reference]:
    return {one.key: one for one in references}


def test_labels_that_are_alike_get_letters_in_the_order_of_the_bibliography() -> None:
    found = labels(
        by_key(
            reference("third", "Smith", title="Buses"),
            reference("other", "Smith", "2021"),
            reference("first", "Smith", title="Arrivals"),
        ),
        {},
    )
    assert found == {"third": "Smith 2020b", "other": "Smith 2021", "first": "Smith 2020a"}


def test_the_letters_of_the_style_come_first() -> None:
    found = labels(by_key(reference("one", "Smith"), reference("two", "Smith")), {"one": "b", "two": "a"})
    assert found == {"one": "Smith 2020b", "two": "Smith 2020a"}


def test_people_of_one_name_are_told_apart_by_their_initials() -> None:
    two = [Reference(key, "misc", {"title": "T", "year": "2020"}, (Name(family="Smith", given=key),)) for key in "AB"]
    again = Reference("C", "misc", {"title": "U", "year": "2020"}, (Name(family="Smith", given="Ada"),))
    found = labels(by_key(*two, again), {})
    assert found == {"A": "A. Smith 2020a", "B": "B. Smith 2020", "C": "A. Smith 2020b"}


@pytest.mark.parametrize(("year", "shown"), [("", "n.d.-a"), ("in press", "in press-a"), ("2020", "2020a")])
def test_letters_after_words_have_a_hyphen(year: str, shown: str) -> None:
    assert labels(by_key(reference("a", "Smith", year), reference("b", "Smith", year)), {})["a"] == f"Smith {shown}"


def test_letters_go_on_behind_z() -> None:
    found = labels(by_key(*(reference(f"k{number:03}", "Smith") for number in range(704))), {})
    letters = [found[f"k{number:03}"].removeprefix("Smith 2020") for number in (0, 25, 26, 27, 51, 52, 701, 702)]
    assert letters == ["a", "z", "aa", "ab", "az", "ba", "zz", "aaa"]


def test_labels_do_not_depend_on_the_order_of_the_file() -> None:
    references = [reference(f"k{number}", random.Random(number).choice(["Ø", "O", "A"])) for number in range(60)]
    shuffled = references[:]
    random.Random(1).shuffle(shuffled)
    assert labels(by_key(*references), {}) == labels(by_key(*shuffled), {})
    assert len(set(labels(by_key(*references), {}).values())) == 60


def test_others_make_one_author_many() -> None:
    assert label(Reference("a", "misc", {"year": "2020"}, (Name(family="Smith"), OTHERS))) == "Smith et al. 2020"


def test_without_names_and_title_the_key_is_left() -> None:
    assert label(Reference("smith-2020", "misc", {})) == "smith-2020 n.d."


@pytest.mark.parametrize(
    ("written", "sorted_as"),
    [
        ("Jørgensen", "jorgensen"),
        ("Ågren", "agren"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Dvořák", "dvorak"),
        ("Þór", "thor"),
        ("O’Neill-Smith", "o neill smith"),
        ("‘t Hooft", "t hooft"),
        ("ＡＢ", "ab"),
        ("İstanbul", "istanbul"),
        ("中西", "中西"),
    ],
)
def test_folding(written: str, sorted_as: str) -> None:
    assert folded(written) == sorted_as


def test_the_order_of_a_bibliography() -> None:
    wanted = [
        reference("agren", "Ågren"),
        reference("ahl", "Ahl", ""),
        reference("ahl-old", "Ahl", "1999"),
        reference("ahl-b", "Ahl", "2001", "Buses"),
        reference("ahl-c", "Ahl", "2001", "Cars"),
        Reference("nobody", "misc", {"title": "Buses of nobody", "year": "1900"}),
        reference("jorgensen", "Jørgensen"),
        reference("jorgensson", "Jorgensson"),
        reference("japan", "中西"),
    ]
    shuffled = wanted[:]
    random.Random(3).shuffle(shuffled)
    assert [one.key for one in sorted(shuffled, key=sort_key)] == [one.key for one in wanted]
