"""What two or more people coded each on their own: units by coders, from which their agreement is computed.

The form is that of a reliability data matrix (Krippendorff 2011, Computing Krippendorff's alpha-reliability): nominal
codes, any number of coders, and nothing where somebody did not code a unit.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from synth.model.fields import Date, Many, Model, PartId, Prose, Text

MOST_CODES = 1_000
"""Beyond that these are no codes any more, but texts; and the work to compute agreement grows with their square."""


class CodedUnit(Model):
    """One thing that was coded, with the code that each person gave it."""

    unit: PartId
    """What was coded: a finding (`study/finding`), an item of a study's appraisal (`study/item`), a link
    (`record -> record`), or a whole record (its id)."""
    codes: Annotated[dict[Text, Text], Field(min_length=1)]
    """Coder to code. Who did not code it is left out."""


class CodingRound(Model):
    """One thing that was decided for many units, by several people each on their own."""

    what: Text
    """What was decided for each unit, in a few words, such as `stance of findings`."""
    coders: Annotated[Many[Text], Field(min_length=1)]
    """Who coded: names or initials, as the units name them."""
    codes: Many[Text] = ()
    """The codes that could be given. Left out: whatever was given."""
    apart: Prose
    """How it was made sure that each worked without knowing the others' codes."""
    differences: Prose | None = None
    """What was done where they differed. Left out: the page says that it is not stated."""
    on: Date | None = None
    """When."""
    units: Annotated[Many[CodedUnit], Field(min_length=1)]
    """What was coded, one entry each, as it was before any talk about differences."""

    @property
    def compared(self) -> tuple[CodedUnit, ...]:
        """The units that at least two coded: the only ones that say anything about agreement."""
        return tuple(unit for unit in self.units if len(unit.codes) > 1)

    @property
    def codes_given(self) -> frozenset[str]:
        """The different codes that these units got."""
        return frozenset(code for unit in self.compared for code in unit.codes.values())

    @property
    def has_too_many_codes(self) -> bool:
        """Whether more different codes were given than any list of codes holds."""
        return len(self.codes_given) > MOST_CODES

    @property
    def is_measurable(self) -> bool:
        """Whether agreement beyond chance is defined: with a single code there is nothing that chance could mix up."""
        return len(self.codes_given) > 1 and not self.has_too_many_codes


class DoubleCoding(Model):
    """content/double_coding.yml. The file may be missing: the methods page then says that nothing is recorded."""

    rounds: Annotated[Many[CodingRound], Field(min_length=1)]
    """What was coded by several people, one entry for each thing that was decided."""
