from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from synth.pour.pictures.crossings import Joined, ordered

Arrow = tuple[int, int]


def joined(cells: int, on: Sequence[Arrow] = (), within: Sequence[Arrow] = ()) -> Joined:
    """What `cells` cells are joined to by arrows to the next column, and by arrows within one."""
    before: list[list[int]] = [[] for _ in range(cells)]
    after: list[list[int]] = [[] for _ in range(cells)]
    beside: list[list[int]] = [[] for _ in range(cells)]
    for source, target in on:
        after[source].append(target)
        before[target].append(source)
    for source, target in within:
        beside[source].append(target)
        beside[target].append(source)
    return Joined(before, after, beside)


def crossings(columns: Sequence[Sequence[int]], on: Sequence[Arrow]) -> int:
    rank = {cell: rank for cells in columns for rank, cell in enumerate(cells)}
    return sum((rank[a] - rank[c]) * (rank[b] - rank[d]) < 0 for (a, b), (c, d) in combinations(on, 2))


def passed(columns: Sequence[Sequence[int]], within: Sequence[Arrow]) -> int:
    rank = {cell: rank for cells in columns for rank, cell in enumerate(cells)}
    return sum(abs(rank[source] - rank[target]) - 1 for source, target in within)


@st.composite
def two_columns(draw: st.DrawFn) -> tuple[list[list[int]], list[Arrow], list[Arrow]]:
    first, second = draw(st.integers(1, 7)), draw(st.integers(2, 7))
    cells = range(first + second)
    on = draw(st.lists(st.tuples(st.sampled_from(cells[:first]), st.sampled_from(cells[first:])), max_size=14))
    pairs = list(combinations(cells[first:], 2))
    return [list(cells[:first]), list(cells[first:])], on, draw(st.lists(st.sampled_from(pairs), max_size=6))


@given(two_columns())
def test_every_cell_stays_in_its_column(picture: tuple[list[list[int]], list[Arrow], list[Arrow]]) -> None:
    columns, on, within = picture
    made = ordered(columns, joined(sum(map(len, columns)), on, within))
    assert [sorted(cells) for cells in made] == columns


@given(two_columns())
def test_the_order_is_never_worse_than_the_one_given(
    picture: tuple[list[list[int]], list[Arrow], list[Arrow]],
) -> None:
    columns, on, within = picture
    made = ordered(columns, joined(sum(map(len, columns)), on, within))
    assert crossings(made, on) + passed(made, within) <= crossings(columns, on) + passed(columns, within)


def test_arrows_that_need_not_cross_do_not() -> None:
    on = [(row, 6 + (row * 5 + 2) % 6) for row in range(6)]
    made = ordered([list(range(6)), list(range(6, 12))], joined(12, on))
    assert crossings(made, on) == 0


def test_cells_of_a_chain_within_a_column_stand_one_after_the_other() -> None:
    chain = [3, 0, 4, 1, 5, 2]
    made = ordered([list(range(6))], joined(6, within=list(pairwise(chain))))
    assert made[0] in (chain, chain[::-1])


def test_what_is_joined_to_nothing_stays_as_it_is() -> None:
    assert ordered([[2, 0, 1], []], joined(3)) == [[2, 0, 1], []]
