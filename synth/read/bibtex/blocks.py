"""Where the entries of a bibliography begin and end.

The outlines are found as BibTeX itself finds them: whatever stands between entries is a comment, a
percent sign or `@comment` hides nothing, a quotation mark inside braces is a letter like any other.
One thing differs, so that a forgotten brace spoils one entry and not the rest of the file: `@name{` at
the start of a line always begins a new entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from synth.diagnostics.words import counted, quoted
from synth.read.bibtex.source import Reports

MOST_ENTRIES = 50_000
DEEPEST = 100

# What BibTeX takes for a name: of a kind of entry, a field, an abbreviation.
NAME = r"""[^\s"#%'(),={}@]+"""
_HEAD = re.compile(rf"@[ \t]*({NAME})?\s*([{{(]?)")
_NEXT = rf"\n[ \t]*@[ \t]*{NAME}\s*[{{(]"
_NEXT_BLOCK = re.compile(_NEXT)
_MARKS = {"{": re.compile(rf'[{{}}"]|{_NEXT}'), "(": re.compile(rf'[{{}}")]|{_NEXT}')}
_CLOSING = {"{": "}", "(": ")"}
_KEY = re.compile(r"\s*([^\s,{}()=\"]*)")
# For a guess at what was left open: a line that begins a field, or closes something and nothing else.
_CLUES = re.compile(r'[{}"]|\n[ \t,]*[A-Za-z][\w-]*[ \t]*=|\n[ \t]*(?=[})][ \t]*(?:\n|\Z))')
# Between entries: a brace, or a line that is a comment from its start.
_BETWEEN = re.compile(r"[{}]|^[ \t]*%[^\n]*", re.MULTILINE)
_FIELD = re.compile(r'[,\n][ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*["{\w]')


@dataclass(frozen=True, slots=True)
class Block:
    """`@type{...}`: from `start` (the `@`) to `end` (the closing brace, or where reading was given up).

    `body` is the index behind the opening brace or parenthesis `opening`. A block that is not `whole`
    has been reported.
    """

    type: str
    start: int
    type_start: int
    opening: str
    body: int
    end: int
    whole: bool = True

    @property
    def closing(self) -> str:
        return _CLOSING[self.opening]

    @property
    def is_entry(self) -> bool:
        return self.type not in ("string", "preamble")


def find_blocks(reports: Reports) -> list[Block]:
    """All blocks of a text in their order, with a message for each that is not closed or closed too early."""
    return _Scanner(reports).scan()


def key_of(text: str, block: Block) -> str:
    """The key of an entry as far as it can be made out, for messages."""
    found = _KEY.match(text, block.body, block.end)
    return found[1] if found else ""


class _Scanner:
    def __init__(self, reports: Reports) -> None:
        self._reports = reports
        self._text = reports.source.text
        self._blocks: list[Block] = []
        self._between_start = 0
        # Braces opened and not closed between entries, and whether they are those of a @comment.
        self._open = 0
        self._commented = False
        # Whether an `@` that begins no entry stands here: what follows it is unread for that reason alone.
        self._headless = False

    def scan(self) -> list[Block]:
        position = 0
        while not self._reports.is_full and (at := self._text.find("@", position)) >= 0:
            head = _HEAD.match(self._text, at)
            assert head is not None  # the pattern takes an `@` alone
            name = (head[1] or "").lower()
            if name == "comment":
                self._between(at)
                self._commented = self._commented or head[2] == "{"
                position = self._between_start = head.end(1)
            elif name and head[2]:
                self._between(at)
                if len(self._blocks) == MOST_ENTRIES:
                    self._report_too_many(at)
                    return self._blocks
                block = self._block(head, name)
                self._warn_if_commented(block)
                self._headless = False
                self._blocks.append(block)
                position = self._between_start = block.end + block.whole
            else:
                self._report_headless(head)
                position = at + 1
        self._between(len(self._text))
        return self._blocks

    def _block(self, head: re.Match[str], name: str) -> Block:
        block = Block(name, head.start(), head.start(1), head[2], head.end(), len(self._text))
        open_braces: list[int] = []
        quote = -1
        for mark in _MARKS[block.opening].finditer(self._text, block.body):
            index, sign = mark.start(), mark[0]
            if sign == "{":
                open_braces.append(index)
                if len(open_braces) > DEEPEST:
                    what = f"Braces are nested more than {DEEPEST} deep"
                    return self._given_up(block, index, index, what, "take out the braces that nobody needs")
            elif sign == '"':
                if not open_braces:
                    quote = index if quote < 0 else -1
            elif sign == "}" and open_braces:
                open_braces.pop()
            elif sign == "}" and quote >= 0:
                help = 'close it where its text ends; within the text put it in braces: {"} or {\\"o}'
                return self._given_up(block, quote, index, "A quotation mark is not closed", help)
            elif sign == block.closing:
                if quote < 0 and not open_braces:
                    return replace(block, end=index)
            elif sign == "}":
                self._report_stray(index)
                return replace(block, end=self._next_block(index), whole=False)
            else:
                return self._unclosed(block, index)
        return self._unclosed(block, len(self._text))

    def _next_block(self, index: int) -> int:
        found = _NEXT_BLOCK.search(self._text, index)
        return found.start() if found else len(self._text)

    def _given_up(self, block: Block, place: int, index: int, what: str, help: str) -> Block:
        self._reports.add("S404", place, place + 1, f"{what} in {self._named(block)}.", help)
        return replace(block, end=self._next_block(index), whole=False)

    def _unclosed(self, block: Block, stop: int) -> Block:
        place = self._left_open(block, stop)
        what = "quotation mark" if self._text[place] == '"' else "brace" if self._text[place] == "{" else "parenthesis"
        where = "before the next entry begins" if stop < len(self._text) else "before the file ends"
        self._reports.add(
            "S404",
            place,
            place + 1,
            f"This {what} in {self._named(block)} is not closed {where}.",
            f"add the closing {what}",
        )
        return replace(block, end=stop, whole=False)

    def _left_open(self, block: Block, stop: int) -> int:
        """What was most likely forgotten to be closed: whatever is open where the next field begins."""
        open_braces: list[int] = []
        quote = likely = -1
        for clue in _CLUES.finditer(self._text, block.body, stop):
            sign = clue[0]
            if sign == "{":
                open_braces.append(clue.start())
            elif sign == '"':
                if not open_braces:
                    quote = clue.start() if quote < 0 else -1
            elif sign == "}":
                if open_braces:
                    open_braces.pop()
            elif sign.endswith("="):
                if open_braces or quote >= 0:
                    return open_braces[-1] if open_braces else quote
            elif open_braces:
                likely = open_braces[-1]
        if open_braces:
            return open_braces[-1]
        return quote if quote >= 0 else likely if likely >= 0 else block.body - 1

    def _between(self, stop: int) -> None:
        """Look at the text between the last block and `stop`: BibTeX ignores it, but a brace there is a mistake."""
        start = self._between_start
        unread = self._blocks[-1] if self._blocks and self._blocks[-1].end + 1 == start else None
        for mark in _BETWEEN.finditer(self._text, start, stop):
            if self._reports.is_full:
                return
            if mark[0] == "{":
                self._open += 1
            elif mark[0] == "}" and self._open:
                self._open -= 1
                self._commented = self._commented and self._open > 0
            elif mark[0] == "}" and not self._headless:
                if unread and unread.whole and _FIELD.search(self._text, start, mark.start()):
                    self._report_early_end(unread)
                else:
                    self._report_stray(mark.start())
                unread = None
        if unread and unread.whole and self._text.startswith(",", start) and _FIELD.search(self._text, start, stop):
            self._report_early_end(unread)

    def _report_early_end(self, block: Block) -> None:
        self._blocks[-1] = replace(block, whole=False)
        self._reports.add(
            "S405",
            block.end,
            block.end + 1,
            f"This '{block.closing}' ends {self._named(block)}, but more fields follow.",
            f"take out the '{block.closing}' that is too many",
        )

    def _report_stray(self, index: int) -> None:
        self._reports.add("S405", index, index + 1, "This '}' closes nothing.", "take it out")

    def _report_headless(self, head: re.Match[str]) -> None:
        if not self._reports.source.is_line_start(head.start()):
            return  # an e-mail address in a comment, say
        self._between(head.start())
        self._between_start = head.start()
        self._headless = True
        end = head.end(1) if head[1] else head.start() + 1
        self._reports.add(
            "S407",
            head.start(),
            end,
            f"{quoted(self._text[head.start() : end])} begins no entry: the kind of entry and a brace are expected.",
            "write '@article{key,' and the fields, or take the '@' out",
        )

    def _report_too_many(self, at: int) -> None:
        self._reports.add(
            "S409",
            at,
            at + 1,
            f"A bibliography has at most {counted(MOST_ENTRIES, 'entry', 'entries')}; from here on nothing is read.",
            "keep the entries that are cited, and take out the others",
        )

    def _warn_if_commented(self, block: Block) -> None:
        first = self._text.rfind("\n", 0, block.start) + 1
        by_percent = self._text[first : block.start].lstrip(" \t").startswith("%")
        if block.is_entry and (by_percent or self._commented):
            sign = "'%'" if by_percent else "'@comment'"
            self._reports.add(
                "S413",
                block.start,
                block.body,
                f"{sign} hides nothing: BibTeX reads {self._named(block)} all the same.",
                "take the entry out, or take its '@' out to hide it",
            )

    def _named(self, block: Block) -> str:
        key = key_of(self._text, block)
        return f"the entry {quoted(key)}" if block.is_entry and key else f"this '@{block.type}'"
