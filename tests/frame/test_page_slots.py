"""Slots in the place of citations and pointers."""

from __future__ import annotations

import markdown
import pytest

from synth.frame import Frame
from synth.frame.page_slots import REFERENCES, slotted
from synth.frame.plain_markdown import PlainMarkdown
from synth.prose import read_page

PAGES = {"a.md": "# A\n\n[@one; @two, p. 3] on [[x|it]].\n", "b.md": "# B\n\n[[y]] `[[z]]`\n", "c.md": "# C\n"}


def test_slots_are_numbered_through_all_pages() -> None:
    made = slotted(PAGES, {path: read_page(text) for path, text in PAGES.items()})
    assert made["a.md"].markdown.startswith("# A\n\n%%mark0%% on %%mark1%%.\n")
    assert made["b.md"].markdown == "# B\n\n%%mark2%% `[[z]]`\n"
    assert made["c.md"].markdown == PAGES["c.md"]
    assert made["b.md"].typed == {"%%mark2%%": "[[y]]"}


def test_a_page_that_cites_has_its_sources_at_the_end() -> None:
    made = slotted(PAGES, {path: read_page(text) for path, text in PAGES.items()})
    assert made["a.md"].keys == ("one", "two")
    assert made["a.md"].markdown.endswith(f"\n\n## References {{#references_}}\n\n%%{REFERENCES}%%\n")
    assert REFERENCES not in made["b.md"].markdown


def test_a_page_may_say_where_its_sources_stand() -> None:
    text = f"# A\n\n[@one]\n\n## Sources\n\n%%{REFERENCES}%%\n\n## More\n"
    made = slotted({"a.md": text}, {"a.md": read_page(text)})
    assert made["a.md"].markdown.count(REFERENCES) == 1


def test_a_mark_alone_in_a_paragraph_keeps_its_paragraph() -> None:
    frame = Frame.parse("<p>%%mark3%%</p><p>%%list%%</p>", {"mark3", "list"})
    assert frame.fill({"mark3": "(Smith 2020)", "list": "<ul></ul>"}) == "<p>(Smith 2020)</p><ul></ul>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("`%%mark0%%`", "<p><code>[@a]</code></p>"),
        ("![%%mark0%%](x.png)", '<p><img alt="[@a]" src="x.png" /></p>'),
        ('[x](y.md "%%mark0%%")', '<p><a href="y.md" title="[@a]">x</a></p>'),
        ("%%mark0%% %%mark1%%", "<p>%%mark0%% %%mark1%%</p>"),
    ],
)
def test_what_comes_to_stand_where_no_link_can_is_as_typed(text: str, html: str) -> None:
    assert markdown.markdown(text, extensions=[PlainMarkdown({"%%mark0%%": "[@a]"})]) == html
