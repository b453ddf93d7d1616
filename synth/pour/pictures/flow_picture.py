"""The flow of studies drawn as PRISMA 2020 has it: down the middle what goes on, beside it what leaves.

The picture is made of columns of fixed width and of rows as high as their highest box. All of its words and numbers
stand in the table beside it as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from synth.overview.review.flow import ARMS, STAGES, Arm, Line, Stage, Step, Steps
from synth.pour.pictures.lettering import width, wrapped

_SIZE = 14
_LEADING = 19
_PAD = 10
_INDENT = 12
_GAP = 28
_STRIP = 30
_STRIP_GAP = 14
_HEADER = 34
_ROW_GAP = 26
_HEAD = 5
_MANY_LINES = 1000
# How much wider bold letters are.
_BOLD = 1.07

# Boxes to rows and columns. A row is a step of PRISMA 2020; what an arm does not have stays empty.
_ROWS = {
    "previous": 0,
    "identified": 0,
    "removed": 0,
    "other_identified": 0,
    "screened": 1,
    "excluded": 1,
    "sought": 2,
    "lost": 2,
    "other_sought": 2,
    "other_lost": 2,
    "assessed": 3,
    "left_out": 3,
    "other_assessed": 3,
    "other_left_out": 3,
    "new": 4,
    "total": 5,
}
_ROWS_OF_STAGE: dict[Stage, range] = {"identification": range(1), "screening": range(1, 4), "included": range(4, 6)}
_DOWN = (
    ("identified", "screened"),
    ("screened", "sought"),
    ("sought", "assessed"),
    ("assessed", "new"),
    ("new", "total"),
    ("other_identified", "other_sought"),
    ("other_sought", "other_assessed"),
)
_ASIDE = (
    ("identified", "removed"),
    ("screened", "excluded"),
    ("sought", "lost"),
    ("assessed", "left_out"),
    ("other_sought", "other_lost"),
    ("other_assessed", "other_left_out"),
)


@dataclass(frozen=True, slots=True)
class _Column:
    arm: Arm
    aside: bool
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class _Text:
    """One line of text within a box; `figures` at its end are set bold."""

    words: str
    figures: str = ""
    indent: int = 0
    strong: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class _Box:
    name: str
    x: int
    y: int
    width: int
    height: int
    texts: tuple[_Text, ...]

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that are used, by number: where each begins and how high it is."""

    heights: dict[int, int]

    def top(self, row: int) -> int:
        return _HEADER + _ROW_GAP + sum(self.heights[above] + _ROW_GAP for above in self.heights if above < row)

    def bottom(self, row: int) -> int:
        return self.top(row) + self.heights[row]

    def of(self, stage: Stage) -> list[int]:
        return [row for row in sorted(self.heights) if row in _ROWS_OF_STAGE[stage]]


def flow_picture(steps: Steps, foreign: str = "") -> Markup:
    """The diagram as one SVG element; `foreign` is the attribute of texts that stand in the review's language."""
    columns = _columns(steps)
    texts = {step.name: tuple(_texts(step, _column(step, columns).width)) for step in steps.steps}
    rows = _rows(texts)
    boxes = {step.name: _box(step, _column(step, columns), rows, texts[step.name]) for step in steps.steps}
    wide = columns[-1].x + columns[-1].width + 1
    high = max(rows.bottom(row) for row in rows.heights) + 1
    parts = [*_headers(columns), *_strips(rows), *_arrows(boxes), *(_drawn(box, foreign) for box in boxes.values())]
    return Markup(
        f'<svg class="flow-picture" role="img" aria-labelledby="flow_title" viewBox="0 0 {wide} {high}" '
        f'width="{wide}" height="{high}" font-size="{_SIZE}">\n'
        f'<title id="flow_title">Flow diagram. {escape(steps.in_short)} The table below has all its numbers.</title>\n'
        f"{''.join(parts)}</svg>"
    )


# -- where things stand --


def _columns(steps: Steps) -> tuple[_Column, ...]:
    used = {step.arm for step in steps.steps}
    arms: list[Arm] = [arm for arm in ("previous", "databases", "other") if arm in used]
    main, aside = (190, 196) if len(arms) > 1 else (250, 270)
    columns: list[_Column] = []
    x = _STRIP + _STRIP_GAP
    for arm in arms:
        for beside in (False, True) if arm != "previous" else (False,):
            columns.append(_Column(arm, beside, x, aside if beside else main))
            x += columns[-1].width + _GAP
    return tuple(columns)


def _column(step: Step, columns: tuple[_Column, ...]) -> _Column:
    arm = "databases" if step.arm == "included" else step.arm
    return next(column for column in columns if (column.arm, column.aside) == (arm, step.aside))


def _rows(texts: dict[str, tuple[_Text, ...]]) -> _Rows:
    heights: dict[int, int] = {}
    for name, lines in texts.items():
        heights[_ROWS[name]] = max(heights.get(_ROWS[name], 0), _height(lines))
    rows = _Rows(heights)
    # A stage is as high as its name, which stands upright beside it, is long.
    for stage, label in STAGES.items():
        used = rows.of(stage)
        missing = _length(label) + 2 * _PAD - (rows.bottom(used[-1]) - rows.top(used[0]))
        heights[used[-1]] += max(missing, 0)
    return rows


def _box(step: Step, column: _Column, rows: _Rows, texts: tuple[_Text, ...]) -> _Box:
    return _Box(step.name, column.x, rows.top(_ROWS[step.name]), column.width, _height(texts), texts)


def _texts(step: Step, box: int) -> Iterator[_Text]:
    room = box - 2 * _PAD
    if step.heading:
        for words in wrapped(step.heading, room / _SIZE / _BOLD, _MANY_LINES):
            yield _Text(words, strong=True)
    for line in step.lines:
        indent = _INDENT if line.is_part else 0
        yield from _lines(line, room - indent, indent)


def _lines(line: Line, room: int, indent: int) -> Iterator[_Text]:
    *first, last = wrapped(f"{line.label}: {line.number}", room / _SIZE, _MANY_LINES)
    for words in first:
        yield _Text(words, indent=indent, foreign=line.is_part)
    figures = line.number if line.n is not None and last.endswith(line.number) else ""
    yield _Text(last.removesuffix(figures), figures, indent, foreign=line.is_part)


def _height(texts: tuple[_Text, ...]) -> int:
    return len(texts) * _LEADING + 2 * _PAD - (_LEADING - _SIZE)


def _length(name: str) -> int:
    """How long a name in bold is."""
    return round(width(name) * _BOLD * _SIZE)


# -- drawing --


def _headers(columns: tuple[_Column, ...]) -> Iterator[str]:
    """The name of each arm over its columns."""
    for arm in dict.fromkeys(column.arm for column in columns):
        own = [column for column in columns if column.arm == arm]
        x, wide = own[0].x, own[-1].x + own[-1].width - own[0].x
        yield _plate(x, 1, wide, _HEADER - 1)
        yield f'<text class="flow-name" x="{x + wide // 2}" y="22" text-anchor="middle">{escape(ARMS[arm])}</text>\n'


def _strips(rows: _Rows) -> Iterator[str]:
    """The name of each stage, upright beside its rows; the first goes up beside the names of the arms."""
    for stage, label in STAGES.items():
        used = rows.of(stage)
        top = rows.top(used[0]) if used[0] else 1
        bottom = rows.bottom(used[-1])
        x, y = _STRIP // 2 + 5, (top + bottom) // 2
        yield _plate(1, top, _STRIP - 1, bottom - top)
        turned = f'text-anchor="middle" transform="rotate(-90 {x} {y})"'
        yield f'<text class="flow-name" x="{x}" y="{y}" {turned}>{label}</text>\n'


def _plate(x: int, y: int, wide: int, high: int) -> str:
    return f'<rect class="flow-plate" fill="none" x="{x}" y="{y}" width="{wide}" height="{high}" rx="6"/>\n'


def _arrows(boxes: dict[str, _Box]) -> Iterator[str]:
    for start, end in _DOWN:
        if start in boxes and end in boxes:
            yield _arrow((boxes[start].middle, boxes[start].bottom), (boxes[end].middle, boxes[end].y))
    for start, end in _ASIDE:
        if start in boxes and end in boxes:
            y = boxes[start].y + min(boxes[start].height, boxes[end].height) // 2
            yield _arrow((boxes[start].x + boxes[start].width, y), (boxes[end].x, y))
    if "other_assessed" in boxes:
        own, new = boxes["other_assessed"], boxes["new"]
        y = new.y + new.height // 2
        yield _arrow((own.middle, own.bottom), (own.middle, y), (new.x + new.width, y))
    if "previous" in boxes:
        own, total = boxes["previous"], boxes["total"]
        y = total.y + total.height // 2
        yield _arrow((own.middle, own.bottom), (own.middle, y), (total.x, y))


def _arrow(*points: tuple[int, int]) -> str:
    """A line along the points with a head at its end; every part of it runs straight down or across."""
    (x, y), (before_x, before_y) = points[-1], points[-2]
    across = (x > before_x) - (x < before_x)
    down = (y > before_y) - (y < before_y)
    back_x, back_y = x - across * _HEAD * 2, y - down * _HEAD * 2
    way = " ".join(f"{px},{py}" for px, py in (*points[:-1], (back_x, back_y)))
    head = (
        f"{x},{y} {back_x - down * _HEAD},{back_y - across * _HEAD} {back_x + down * _HEAD},{back_y + across * _HEAD}"
    )
    return f'<polyline fill="none" stroke="currentColor" points="{way}"/><polygon points="{head}"/>\n'


def _drawn(box: _Box, foreign: str) -> str:
    weight = 2 if box.name in ("new", "total") else 1
    place = f'x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}"'
    made = [f'<rect class="flow-box" fill="none" stroke="currentColor" stroke-width="{weight}" {place}/>\n']
    for index, text in enumerate(box.texts):
        x, y = box.x + _PAD + text.indent, box.y + _PAD + _SIZE - 2 + index * _LEADING
        name = ' class="flow-name"' if text.strong else ""
        figures = f'<tspan class="flow-name">{text.figures}</tspan>' if text.figures else ""
        made.append(
            f'<text x="{x}" y="{y}"{name}{foreign if text.foreign else ""}>{escape(text.words)}{figures}</text>\n'
        )
    return "".join(made)
