"""What is typed straight, set as a printer would: prose on pages and in briefs. Records stay as they were written.

Quotes from a source do not come here: they stand as the source has them.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_LETTER = r"[^\W\d_]"
_STRAIGHT = "&#39;"
# A tag is passed over whole: an address in it stays what it is. An apostrophe stands within a word, or ends a plural,
# where nothing before it in the text could have opened a quotation.
_SIGNS = re.compile(rf"<[^>]*>|(?<={_LETTER}){_STRAIGHT}(?={_LETTER})|(?<=s){_STRAIGHT}(?=[ ,.;:)])|(?<=\d) (?=%)")
_OPENING = re.compile(rf"(?:^|[\s(>]){_STRAIGHT}")
_SET = {_STRAIGHT: "’", " ": "\N{NO-BREAK SPACE}"}


def typeset(html: Markup) -> Markup:
    """The same text with curved apostrophes, and its per cent signs kept with their numbers."""
    if (_STRAIGHT not in html and " %" not in html) or _OPENING.search(html):
        return html
    return Markup(_SIGNS.sub(lambda found: _SET.get(found[0], found[0]), str(html)))


def typeset_text(text: str) -> str:
    """The same for text that is not HTML."""
    return typeset(escape(text)).unescape()
