"""Fields that an entry takes over from others: `crossref` (a part from its whole) and `xdata` (shared data).

The rules are those of biblatex, with BibTeX's `booktitle`: what an entry has itself stays; the title of
the whole is the `booktitle` of the part (`maintitle` of a volume, `journaltitle` of an article); what
identifies the whole alone (its DOI, its address, its pages) is not taken over, for it would be wrong
there. `xdata` gives everything that it has.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from synth.diagnostics.nearest import Nearest
from synth.diagnostics.words import quoted
from synth.model.reference import Name
from synth.read.bibtex.annotations import ANNOTATIONS
from synth.read.bibtex.source import Reports

DEEPEST = 10
MOST_INHERITED = 500_000

_IN_BOOK = frozenset(("inbook", "bookinbook", "suppbook"))
_PARTS = _IN_BOOK | {"incollection", "suppcollection", "inreference", "inproceedings", "conference"}
_VOLUMES = frozenset(("book", "collection", "proceedings", "reference"))
_TITLES = ("title", "subtitle", "titleaddon")
_STAYS = (
    frozenset(
        "abstract addendum annotation annote comment crossref date-added doi entryset eprint eprintclass eprinttype "
        "execute ids indexsorttitle indextitle keywords label note options pages pagetotal pmcid pmid presort pubstate "
        "related relatedoptions relatedstring relatedtype retracted retraction shortauthor shorteditor shorthand "
        "shorthandintro shorttitle sortkey sortname sorttitle sortyear url urldate xdata xref".split()
    )
    | ANNOTATIONS
)


@dataclass(slots=True)
class Draft:
    """An entry on its way to becoming a reference: decoded fields, and where each value lies in the file.

    `spoiled` are the fields whose value was reported; `incomplete` says that it could not inherit.
    """

    key: str
    type: str
    start: int
    fields: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    spoiled: set[str] = field(default_factory=set)
    incomplete: bool = False
    generations: int = 0


def inherit(drafts: Mapping[str, Draft], unread: frozenset[str], reports: Reports) -> None:
    """Complete every entry from those it names. Keys in `unread` are entries that were reported already."""
    _Heirs(drafts, unread, reports).complete()


class _Heirs:
    def __init__(self, drafts: Mapping[str, Draft], unread: frozenset[str], reports: Reports) -> None:
        self._drafts = drafts
        self._unread = unread
        self._reports = reports
        self._nearest: Nearest | None = None
        self._left = MOST_INHERITED
        self._told_too_much = False
        self._done: set[str] = set()

    def complete(self) -> None:
        """Parents before their children, without recursion: a hostile file can have long chains."""
        for draft in self._drafts.values():
            path = [] if draft.key in self._done else [(draft, deque(self._parents(draft)))]
            open_keys = {draft.key}
            while path:
                child, parents = path[-1]
                if not parents:
                    path.pop()
                    open_keys.discard(child.key)
                    self._done.add(child.key)
                    continue
                name, parent = parents[0]
                if parent.key in self._done or parent.key in open_keys:
                    parents.popleft()
                if parent.key in self._done:
                    self._hand_down(parent, child, name)
                elif parent.key in open_keys:
                    self._report_circle(child, name)
                else:
                    path.append((parent, deque(self._parents(parent))))
                    open_keys.add(parent.key)

    def _parents(self, draft: Draft) -> Iterator[tuple[str, Draft]]:
        """The entries that this one names, each with the field that names it. Reports those that are missing."""
        for name in ("xdata", "crossref", "xref"):
            for key in filter(None, (part.strip() for part in draft.fields.get(name, "").split(","))):
                parent = self._drafts.get(key)
                if parent is None:
                    draft.incomplete = True
                    if key.casefold() not in self._unread:
                        self._report_missing(draft, name, key)
                elif name != "xref":
                    yield name, parent

    def _hand_down(self, parent: Draft, child: Draft, by: str) -> None:
        child.generations = max(child.generations, parent.generations + 1)
        child.incomplete = child.incomplete or parent.incomplete
        if child.generations > DEEPEST or self._left <= 0:
            if child.generations == DEEPEST + 1 or (self._left <= 0 and not self._told_too_much):
                self._report_too_much(child, by)
            child.incomplete = True
            return
        for source, target in _handed_down(parent, child, by):
            if target in child.fields or target in child.spoiled:
                continue
            if source in parent.spoiled:
                child.spoiled.add(target)
                continue
            self._left -= 1
            child.fields[target] = parent.fields[source]
            if source in parent.names:
                child.names[target] = parent.names[source]

    def _report_missing(self, draft: Draft, name: str, key: str) -> None:
        if self._nearest is None:
            self._nearest = Nearest(self._drafts)
        message = f"{quoted(key)}, which '{name}' names, is not an entry of this bibliography."
        self._add("S445", draft, name, message, self._nearest.hint(key, f"add the entry, or take '{name}' out"))

    def _report_circle(self, draft: Draft, name: str) -> None:
        draft.incomplete = True
        message = f"{quoted(draft.key)} takes fields over from an entry that takes fields over from it."
        self._add("S446", draft, name, message, f"take this '{name}' out")

    def _report_too_much(self, draft: Draft, name: str) -> None:
        self._told_too_much = True
        message = f"{quoted(draft.key)} takes fields over through more than {DEEPEST} entries, or too many of them."
        self._add("S446", draft, name, message, "write the fields out")

    def _add(self, code: str, draft: Draft, name: str, message: str, help: str) -> None:
        # An inherited field has no place of its own.
        start, end = draft.spans.get(name, (draft.start, draft.start + len(draft.key)))
        self._reports.add(code, start, end, message, help)


def _handed_down(parent: Draft, child: Draft, by: str) -> Iterator[tuple[str, str]]:
    """Which field of the parent becomes which field of the child."""
    known = (*parent.fields, *sorted(parent.spoiled))
    if by == "xdata":
        yield from ((name, name) for name in known if name not in ("crossref", "xdata"))
        return
    prefix = _title_prefix(parent.type, child.type)
    if prefix == "book" and parent.type in ("book", "mvbook") and child.type in _IN_BOOK and "author" in parent.fields:
        yield "author", "bookauthor"
    # Its own booktitle first: that is how BibTeX's users name the whole for its parts.
    for name in known:
        if name not in _STAYS and not (prefix and name in _TITLES):
            yield name, name
    if prefix:
        for name in _TITLES:
            if name in known:
                yield name, prefix + name


def _title_prefix(parent: str, child: str) -> str:
    """What goes before `title` when a part takes over the title of its whole; "" where it is just a title."""
    if parent == "periodical" and child in ("article", "suppperiodical"):
        return "journal"
    if parent.startswith("mv") and child in (_VOLUMES | _PARTS):
        return "main"
    return "book" if child in _PARTS else ""
