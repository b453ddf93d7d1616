"""The language of a work, for the `lang` of its title."""

import pytest

from synth.cite import language_tag
from synth.model.reference import Reference


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("danish", "da"),
        ("Danish", "da"),
        ("ngerman", "de"),
        ("brazilian", "pt-BR"),
        ("da", "da"),
        ("ja-Latn", "ja-Latn"),
        ("pt-BR", "pt-BR"),
        ("Old Church Slavonic", ""),
        ('da" onclick="x', ""),
        ("", ""),
    ],
)
@pytest.mark.parametrize("field", ["language", "langid"])
def test_tags(field: str, written: str, tag: str) -> None:
    assert language_tag(Reference("a", "misc", {field: written})) == tag


def test_the_identifier_comes_before_the_word() -> None:
    assert language_tag(Reference("a", "misc", {"language": "english", "langid": "danish"})) == "da"
