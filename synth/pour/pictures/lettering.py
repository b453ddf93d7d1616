"""How wide a text will be and where its lines break, estimated without a font, for text in drawn pictures.

Readers' systems set the text in fonts of their own, so the widths are those of the wider fonts among them. Readers
may also set letters and words farther apart (WCAG 2.2, 1.4.12); the widths leave room for that, as a line in a picture
cannot break again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

# Widths in em; what is not named is a letter or figure of ordinary width.
_NARROW, _SPACE, _ORDINARY, _CAPITAL, _BROAD, _FULL = 0.33, 0.29, 0.58, 0.68, 0.92, 1.0
_NAMED = {
    **dict.fromkeys("ijl.,:;'|!·’‘", _NARROW),
    **dict.fromkeys('frtI()[]-/"“”', 0.42),
    **dict.fromkeys("mwMW@%&…—", _BROAD),
    " ": _SPACE,
}
# How much farther apart a reader may set letters, and words besides.
_APART, _WORDS_APART = 0.12, 0.16
# What East Asian typesetting keeps off the start and off the end of a line.
_NEVER_FIRST = frozenset(
    "、。，．・：；？！」』）］】〉》〕’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々ゝ…%),.:;!?]}"
)
_NEVER_LAST = frozenset("「『（［【〈《〔‘“([{")
_CUT = "…"


def width(text: str) -> float:
    """The width of a text on one line, in em."""
    return sum(map(_width_of, text))


def wrapped(text: str, width_em: float, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines, none wider than `width_em`; what does not fit is cut and ends in `…`.

    Lines break at spaces, between East Asian characters, and within a word only where it is wider than a
    line. A single character that is wider than the line stands alone on it.
    """
    made: list[str] = []
    line = ""
    for piece in _pieces(text, width_em):
        if line and width((line + piece).rstrip()) > width_em:
            made.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    if line.strip():
        made.append(line.rstrip())
    if len(made) > lines:
        made[lines - 1 :] = [_cut(made[lines - 1], width_em)]
    return tuple(made)


def _pieces(text: str, width_em: float) -> Iterator[str]:
    """What must not be broken: words with the space after them, and parts of those that are wider than a line."""
    for word in _words(" ".join(text.split())):
        part = ""
        for character in _clusters(word):
            if part and width((part + character).rstrip()) > width_em:
                yield part
                part = ""
            part += character
        yield part


def _words(text: str) -> Iterator[str]:
    """Words with the space after them; each East Asian character for itself, with the marks that belong to it."""
    word = ""
    for cluster in _clusters(text):
        if word and _may_break(word[-1], cluster[0]):
            yield word
            word = ""
        word += cluster
    if word:
        yield word


def _may_break(before: str, after: str) -> bool:
    if after == " ":
        return False
    if before == " ":
        return True
    return (_is_wide(before) or _is_wide(after)) and before not in _NEVER_LAST and after not in _NEVER_FIRST


def _clusters(text: str) -> Iterator[str]:
    """Characters with the marks that are set on them."""
    cluster = ""
    for character in text:
        if cluster and not _is_mark(character) and not cluster.endswith("\u200d"):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _cut(line: str, width_em: float) -> str:
    kept = list(_clusters(line))
    while kept and width("".join(kept).rstrip() + _CUT) > width_em:
        kept.pop()
    return "".join(kept).rstrip() + _CUT


def _width_of(character: str) -> float:
    if _is_mark(character):
        return 0.0
    return _own_width(character) + _APART + (_WORDS_APART if character == " " else 0)


def _own_width(character: str) -> float:
    named = _NAMED.get(character)
    if named is not None:
        return named
    if _is_wide(character):
        return _FULL
    return _CAPITAL if character.isupper() else _ORDINARY


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _is_mark(character: str) -> bool:
    """Takes no room of its own: a combining mark, a joiner, a sign that chooses a form."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf")
