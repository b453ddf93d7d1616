from __future__ import annotations

from synth.read.page_outline import page_outline
from synth.read.supplied import supplied_pages

PAGE = """---
title: 'What it is called'
description: Words.
---

# Another name {#_title}

## Whose *word* is it?

```
# no heading
```

### Æbler & pærer

Second
------

## Named {#by-hand}

<h2 id="html">not a heading</h2>
"""


def test_headings_have_the_ids_that_the_site_gives_them() -> None:
    outline = page_outline(PAGE)
    assert outline.title == "What it is called"
    assert dict(outline.headings) == {
        "whose-word-is-it": "Whose word is it?",
        "bler-prer": "Æbler & pærer",
        "second": "Second",
        "by-hand": "Named",
    }


def test_a_page_without_front_matter_is_called_by_its_heading() -> None:
    assert page_outline("# Only this\n\nWords.\n").title == "Only this"
    assert page_outline("Words.\n").title == ""


def test_the_pages_that_come_with_synth_are_read() -> None:
    pages = supplied_pages()
    assert {"index.md", "methods.md", "barriers/frame.md", "reporting.md", "equity.md"} <= pages.keys()
    assert page_outline(pages["methods.md"]).headings["the_searches"] == "Searches"
