"""The table of misuse says what the check does."""

import re
from pathlib import Path

import pytest

from synth.diagnostics.codes import CODES
from tests.casework import CASES, Case

REPOSITORY = Path(__file__).parents[2]
ROWS = re.findall(
    r"^\| .*? \| (S\d{3}) \| (\w+) \| `([\w-]+)` \|$",
    (REPOSITORY / "docs/misuse-of-cerqual.md").read_text("utf-8"),
    re.M,
)


def test_the_table_is_read() -> None:
    assert len(ROWS) == 18


@pytest.mark.parametrize(("code", "severity", "name"), ROWS)
def test_every_kind_of_misuse_has_its_code_and_a_failing_example(code: str, severity: str, name: str) -> None:
    assert CODES[code].severity == severity
    case = Case.load(CASES / "records" / f"{name}.toml")
    assert any(f"{severity}[{code}]" in message for message in case.content["expect"])
