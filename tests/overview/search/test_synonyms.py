from __future__ import annotations

import pytest

from synth.model.vocabulary import Vocabulary
from synth.overview.search.synonyms import Synonyms


def synonyms(**terms: tuple[str, list[str]]) -> Synonyms:
    made = {name: {"label": label, "definition": "It.", "synonyms": other} for name, (label, other) in terms.items()}
    return Synonyms.of(
        Vocabulary.model_validate({"schemes": {"words": {"label": "W", "definition": "It.", "terms": made}}})
    )


ROLES = synonyms(
    user=("Service users", ["patients", "clients"]),
    bus=("Bus", ["coach"]),
    alone=("Alone", []),
    japanese=("利用者", ["患者"]),
)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("A patient told of it.", ("Service users", "clients")),
        ("PATIENTS and service users", ("clients",)),
        ("a service user", ("patients", "clients")),
        ("service for users", ()),
        ("an impatient man", ()),
        ("by bus", ("coach",)),
        ("busy", ()),
        ("alone", ()),
        ("多くの患者が語った", ("利用者",)),
        ("a client on a coach", ("Service users", "patients", "Bus")),
        ("", ()),
    ],
)
def test_a_text_could_use_the_other_words_of_those_that_it_uses(text: str, others: tuple[str, ...]) -> None:
    assert ROLES.beside(text) == others
