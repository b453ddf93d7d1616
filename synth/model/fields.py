"""The kinds of value a record's field can hold, and the marks that say what else must hold for it.

Every scalar reaches the models as the text that stands in the file; numbers and dates are made here.
A validator raises `PydanticCustomError`, whose type is the diagnostic code and whose message is what
the contributor reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from synth.diagnostics.diagnostic import UNWRITTEN
from synth.model.descriptions import descriptions
from synth.model.territories import TERRITORIES

TITLE_LENGTH = 90
ID_LENGTH = 80
LARGEST_COUNT = 1_000_000
EARLIEST_YEAR, LATEST_YEAR = 1500, date.today().year + 1

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PART_PATTERN = rf"{ID_PATTERN[:-1]}((/| -> ){ID_PATTERN[1:-1]})?$"
RESERVED_IDS = frozenset(
    {"index", "404", "assets", "con", "prn", "aux", "nul", "frame"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)}
)
DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
PERIOD_PATTERN = rf"{DATE_PATTERN[:-1]}(/{DATE_PATTERN[1:-1]})?$"
COUNTRY_PATTERN = r"^[A-Z]{2}$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-[0-9]{3})?$"
# What takes no ink: white space, zero-width characters, fillers that look empty.
BLANK_PATTERN = r"^[\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164\ufeff\uffa0]*$"
UNWRITTEN_PATTERN = f"^{UNWRITTEN.pattern}$"
_INKLESS = re.compile(BLANK_PATTERN)
_PLACEHOLDER = re.compile(r"(?:tbd|tba|tbc|to ?do|xxx+|\?+|\.\.\.|…|n/?a|-+)\.?", re.IGNORECASE)


class Model(BaseModel):
    """The base of every record: frozen, no unknown keys, the docstring of a field is its description."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)
    reading_order: ClassVar[tuple[str, ...]] = ("*",)
    """The keys as a file has them; `*` stands for all that are not named, in the order of the fields."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The schema with what each field is for."""
        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema).get("properties", {})
        for name, description in descriptions(cls).items():
            if description:
                properties[name]["description"] = description
        return schema


# -- marks: read by the linker and the rules, so that no kind of record needs code of its own --


@dataclass(frozen=True, slots=True)
class Target:
    """The value is the id of a record of one of `kinds`; of any review finding where none is named.

    `retired`: it may be a record that was taken back.
    """

    kinds: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """The value is a term of the vocabulary's scheme `scheme`."""

    scheme: str


@dataclass(frozen=True, slots=True)
class FindingTarget:
    """The value is `study/finding`."""


@dataclass(frozen=True, slots=True)
class PartTarget:
    """The value is the id of a record of any kind; or `study/part`, a finding or an item of its appraisal; or
    `record -> record`, a link.
    """


@dataclass(frozen=True, slots=True)
class Citation:
    """The value is a key of the bibliography."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """The value is prose in the small Markdown: it may cite and point at records."""


# -- text --


def is_blank(text: str) -> bool:
    """Whether nothing in the text would take ink."""
    return _INKLESS.fullmatch(text) is not None


def _not_blank(text: str) -> str:
    if is_blank(text):
        raise PydanticCustomError("S110", "this text is blank")
    return text


def _inked(text: str) -> str:
    _not_blank(text)
    if UNWRITTEN.fullmatch(text.strip()):
        raise PydanticCustomError("S111", "this is a placeholder: write what belongs here")
    return text


def _title(text: str) -> str:
    _not_blank(text)
    if _PLACEHOLDER.fullmatch(text.strip()):
        raise PydanticCustomError("S111", "this title is a placeholder, not a title")
    if len(text) > TITLE_LENGTH:
        raise PydanticCustomError(
            "S112",
            "this title has {length} characters; at most {most} are shown",
            {"length": len(text), "most": TITLE_LENGTH},
        )
    if "\n" in text.strip():
        raise PydanticCustomError("S112", "a title stands on one line")
    return text


Text = Annotated[str, AfterValidator(_inked)]
Title = Annotated[str, AfterValidator(_title), WithJsonSchema({"type": "string", "maxLength": TITLE_LENGTH})]
Prose = Annotated[str, AfterValidator(_inked), Markdown()]


# -- names of things --


def id_fault(text: str) -> str:
    """Why the text cannot be an id, in words; empty where it can."""
    if re.fullmatch(ID_PATTERN, text) and len(text) <= ID_LENGTH:
        if text in RESERVED_IDS:
            return f"'{text}' is kept for the site or the operating system and cannot be an id"
        return ""
    if len(text) > ID_LENGTH:
        return f"an id has at most {ID_LENGTH} characters; this one has {len(text)}"
    for character in text:
        if not re.match(r"[a-z0-9-]", character):
            found = f"'{character}' (U+{ord(character):04X})"
            return f"an id has only the letters a-z, digits and single hyphens; found {found}"
    return "an id starts and ends with a letter or digit and has no two hyphens in a row"


def _id(text: str) -> str:
    if fault := id_fault(text):
        raise PydanticCustomError("S120", "{fault}", {"fault": fault})
    return text


Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": ID_PATTERN})]
CiteKey = Annotated[str, AfterValidator(_not_blank), Citation()]
FindingId = Annotated[
    str, FindingTarget(), WithJsonSchema({"type": "string", "pattern": ID_PATTERN[:-1] + "/" + ID_PATTERN[1:]})
]
PartId = Annotated[
    str,
    PartTarget(),
    WithJsonSchema({"type": "string", "pattern": PART_PATTERN}),
]


# -- numbers, dates, codes --


def _whole(value: Any, smallest: int, largest: int, what: str) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"-?[0-9]{1,12}", value) or not smallest <= int(value) <= largest:
        raise PydanticCustomError(
            "S113",
            "{what} must be a whole number from {smallest} to {largest}",
            {"what": what, "smallest": smallest, "largest": largest},
        )
    return int(value)


def _count(value: Any) -> Any:
    return _whole(value, 0, LARGEST_COUNT, "this count")


def _flag(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, str):
        raise PydanticCustomError("S113", "this is 'true' or 'false'")
    return value


def _date_bounds(text: str) -> tuple[date, date] | None:
    """The first and last day that `YYYY`, `YYYY-MM` or `YYYY-MM-DD` can mean."""
    if not re.fullmatch(DATE_PATTERN, text):
        return None
    parts = [int(part) for part in text.split("-")]
    if not EARLIEST_YEAR <= parts[0] <= LATEST_YEAR:
        return None
    try:
        if len(parts) == 3:
            return date(*parts), date(*parts)
        first = date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
        following = date(
            first.year + (first.month == 12 or len(parts) == 1), first.month % 12 + 1 if len(parts) == 2 else 1, 1
        )
        return first, date.fromordinal(following.toordinal() - 1)
    except ValueError:
        return None


def _date(text: str) -> str:
    if _date_bounds(text) is None:
        raise PydanticCustomError(
            "S114",
            "this is not a date between {first} and {last}: write YYYY, YYYY-MM or YYYY-MM-DD",
            {"first": EARLIEST_YEAR, "last": LATEST_YEAR},
        )
    return text


def _period(text: str) -> str:
    start, slash, end = text.partition("/")
    _date(start)
    if slash:
        _date(end)
        first, last = _date_bounds(start), _date_bounds(end)
        if first and last and last[1] < first[0]:
            raise PydanticCustomError("S115", "this period ends before it starts")
    return text


def _fingerprint(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{12}", text):
        raise PydanticCustomError("S121", "a fingerprint has twelve of the characters 0-9 and a-f")
    return text


def _country(text: str) -> str:
    if text not in TERRITORIES:
        raise PydanticCustomError(
            "S116", "'{value}' is not a country code: two capital letters of ISO 3166-1, such as JP", {"value": text}
        )
    return text


def _language(text: str) -> str:
    if not re.fullmatch(LANGUAGE_PATTERN, text):
        raise PydanticCustomError("S117", "'{value}' is not a language tag, such as en, da or ja-Latn", {"value": text})
    return text


def _web_address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s\"'<>\\@]+", text):
        raise PydanticCustomError("S118", "this is not a web address that starts with https:// or http://")
    return text


def _orcid(text: str) -> str:
    """Checked by ISO 7064 MOD 11-2, as ORCID defines it."""
    digits = text.replace("-", "")
    if re.fullmatch(r"([0-9]{4}-){3}[0-9]{3}[0-9X]", text):
        total = 0
        for digit in digits[:15]:
            total = (total + int(digit)) * 2
        if (12 - total % 11) % 11 == (10 if digits[15] == "X" else int(digits[15])):
            return text
    raise PydanticCustomError(
        "S119", "'{value}' is not an ORCID identifier, such as 0000-0001-6200-9279", {"value": text}
    )


Count = Annotated[
    int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": LARGEST_COUNT})
]
Flag = Annotated[bool, BeforeValidator(_flag)]
Date = Annotated[str, AfterValidator(_date), WithJsonSchema({"type": "string", "pattern": DATE_PATTERN})]
Period = Annotated[str, AfterValidator(_period), WithJsonSchema({"type": "string", "pattern": PERIOD_PATTERN})]
Country = Annotated[str, AfterValidator(_country), WithJsonSchema({"type": "string", "pattern": COUNTRY_PATTERN})]
Fingerprint = Annotated[str, AfterValidator(_fingerprint)]
Language = Annotated[str, AfterValidator(_language), WithJsonSchema({"type": "string", "pattern": LANGUAGE_PATTERN})]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Orcid = Annotated[str, AfterValidator(_orcid)]

_Item = TypeVar("_Item")
# YAML gives lists; frozen models hold tuples.
Many = Annotated[tuple[_Item, ...], Field(strict=False)]
