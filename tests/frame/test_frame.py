from __future__ import annotations

import pytest

from synth.frame import Frame, UnknownSlot

HTML = "<title>%%title%%</title><h1>%%title%%</h1>\n<p>%%evidence%%</p><p>%% 50 %% of it</p>"
KNOWN = {"title", "evidence"}


def test_a_frame_is_filled_at_every_marker() -> None:
    page = Frame.parse(HTML, KNOWN).fill({"title": "A", "evidence": "<ol></ol>"})
    assert page == "<title>A</title><h1>A</h1>\n<ol></ol><p>%% 50 %% of it</p>"


def test_what_fills_a_slot_is_not_looked_at_again() -> None:
    page = Frame.parse(HTML, KNOWN).fill({"title": "%%evidence%%", "evidence": "%%title%%"})
    assert page.startswith("<title>%%evidence%%</title><h1>%%evidence%%</h1>\n%%title%%")


def test_a_bound_frame_has_fewer_slots_and_the_same_page() -> None:
    frame = Frame.parse(HTML, KNOWN)
    bound = frame.bind({"evidence": "E"})
    assert bound.slots == ("title", "title")
    assert bound.fill({"title": "T"}) == frame.fill({"title": "T", "evidence": "E"})


def test_an_unknown_slot_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownSlot, match=r"'%%evidnce%%' is not known; the slots here are: evidence, title") as caught:
        Frame.parse("%%evidnce%%", KNOWN)
    assert caught.value.name == "evidnce"


def test_a_slot_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Frame.parse(HTML, KNOWN).fill({"title": "A"})
