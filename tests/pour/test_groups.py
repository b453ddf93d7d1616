"""Entries under letters, as readers look for them."""

from __future__ import annotations

import pytest

from synth.pour.views.groups import by_letter


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Adams", "Åberg", "Brown"], [("A", ["Adams", "Åberg"]), ("B", ["Brown"])]),
        (["Østby", "Olsen"], [("O", ["Østby", "Olsen"])]),
        (["3D", "中村", "Zhou"], [("Z", ["Zhou"]), ("Other", ["3D", "中村"])]),
        ([], []),
    ],
    ids=["marks are left out", "letters that do not come apart", "what begins with none comes last", "nothing"],
)
def test_entries_stand_under_the_letter_they_begin_with(
    names: list[str], expected: list[tuple[str, list[str]]]
) -> None:
    groups = by_letter(names, str)
    assert [(group.label, list(group.entries)) for group in groups] == expected
    assert len({group.id for group in groups}) == len(groups)
