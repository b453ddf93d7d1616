"""Names as they are written in citations and bibliographies."""

from __future__ import annotations

from collections.abc import Sequence

from synth.model.reference import OTHERS, Name, Reference

MOST_NAMED = 20
"""With more authors than these, the first nineteen and the last are named."""

# Where nobody is named, the body that stands behind the work takes the author's place.
_BODIES = ("organization", "institution")


def makers(reference: Reference) -> tuple[Name, ...]:
    """Who a work is cited by: its authors, else its editors, else the body behind it."""
    named = reference.authors or reference.editors
    body = next((reference.fields[name] for name in _BODIES if name in reference.fields), "")
    return named or ((Name(literal=body),) if body else ())


def family_name(name: Name) -> str:
    """`van Beethoven`, or an organisation's name."""
    return name.literal or " ".join(part for part in (name.particle, name.family) if part) or name.given


def in_label(names: Sequence[Name]) -> str:
    """`Smith`, `Smith & Jones`, `Smith et al.`; "" where nobody is named."""
    named = [family_name(name) for name in names if name != OTHERS]
    if len(named) > 2 or (named and OTHERS in names):
        return f"{named[0]} et al."
    return " & ".join(named)


def in_entry(names: Sequence[Name]) -> str:
    """`Smith, A., Jones, B., & Brown, C.`; "" where nobody is named."""
    written = [_inverted(name) for name in names if name != OTHERS]
    if written and OTHERS in names:
        return ", ".join([*written, "et al."])
    if len(written) > MOST_NAMED:
        return f"{', '.join(written[: MOST_NAMED - 1])}, … {written[-1]}"
    return _joined(written, ", & ")


def as_editors(names: Sequence[Name]) -> str:
    """`A. Smith & B. Jones (Eds.)`, as it stands in front of a book's title."""
    written = [_in_order(name) for name in names if name != OTHERS]
    listed = (
        ", ".join([*written, "et al."]) if OTHERS in names else _joined(written, " & " if len(written) == 2 else ", & ")
    )
    return f"{listed} {editor_mark(names)}" if written else ""


def editor_mark(names: Sequence[Name]) -> str:
    """`(Ed.)` or `(Eds.)`."""
    return "(Ed.)" if len(names) == 1 else "(Eds.)"


def initials(given: str) -> str:
    """`Ann-Marie Louise` to `A.-M. L.`; a name in letters without capitals, such as Japanese ones, stays whole."""
    return " ".join("-".join(_initial(part) for part in word.split("-") if part) for word in given.split())


def _initial(word: str) -> str:
    if not word[0].isupper():
        return word
    # `J.R.R.` is three of them.
    return " ".join(f"{part[0]}." for part in word.split(".") if part)


def _inverted(name: Name) -> str:
    """`van Beethoven, L.`, `King, M. L., Jr.`, `山田 太郎`: the last in letters without capitals."""
    if name.literal or not name.family:
        return family_name(name)
    if _is_uncased(name):
        return f"{name.family} {name.given}"
    return ", ".join(part for part in (family_name(name), initials(name.given), name.suffix) if part)


def _in_order(name: Name) -> str:
    """`L. van Beethoven`."""
    if name.literal or not name.family or _is_uncased(name):
        return _inverted(name)
    return " ".join(part for part in (initials(name.given), family_name(name), name.suffix) if part)


def _is_uncased(name: Name) -> bool:
    """Whether a name is written in letters that are neither small nor capital, family name first."""
    return bool(name.given) and not any(part[0].isupper() or part[0].islower() for part in (name.given, name.family))


def _joined(words: Sequence[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])}{last}{words[-1]}" if words else ""
