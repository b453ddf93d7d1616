from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from synth.diagnostics import Diagnostic, Place
from synth.serve.panel import bare_page, problems, with_preview
from synth.serve.shelf import Shown

WELL = Shown(site=Path("site"), site_version="s-1", problems_version="s-1")


def errors(number: int) -> list[Diagnostic]:
    return [Diagnostic("S203", Place("content/a.yml", line, 3), f"problem {line}", "mend it") for line in range(number)]


def test_a_page_without_problems_gets_the_script_only() -> None:
    page = with_preview(b"<html><body><p>text</p></BODY></html>", WELL).decode()
    assert page.startswith("<html><body><p>text</p><link ") and page.endswith("</script></BODY></html>")
    assert '<script src="/__synth/reload.js" data-site="s-1" data-problems="s-1"></script>' in page
    assert "synth-problems" not in page


def test_the_last_end_of_the_body_counts() -> None:
    page = with_preview(b"<pre></body></pre></body>", WELL)
    assert page.startswith(b"<pre></body></pre><link ")


def test_a_page_without_an_end_gets_it_last() -> None:
    assert with_preview(b"<p>text", WELL).startswith(b"<p>text<link ")


@pytest.mark.parametrize(
    ("number", "title", "more"),
    [
        (1, "1 error.", ""),
        (5, "5 errors.", ""),
        (6, "6 errors.", "And 1 more error,"),
        (2000, "2,000 errors.", "And 1,995 more errors,"),
    ],
)
def test_the_panel_counts_all_and_shows_the_first(number: int, title: str, more: str) -> None:
    panel = problems(replace(WELL, errors=errors(number)))
    assert f">{title} This is the last good page.<" in panel
    assert panel.count("<li>") == min(number, 5)
    assert ("And" in panel) == bool(more) and more in panel
    assert 'role="alert"' in panel and "content/a.yml:0:3" in panel and "mend it" in panel


def test_text_of_the_project_does_nothing_in_the_panel() -> None:
    attack = "<script>alert(1)</script>\"'&\u202e"
    hostile = Diagnostic("S203", Place(f"content/{attack}.yml"), attack, attack)
    panel = problems(replace(WELL, errors=[hostile], note=attack))
    assert "<script>" not in panel and "\u202e" not in panel
    assert panel.count("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;&lt;U+202E&gt;") == 4


def test_without_a_site_the_panel_says_so() -> None:
    assert "There is no good page yet." in problems(Shown(errors=errors(1)))
    assert "The build failed." in problems(Shown(note="The disk is full."))
    assert b"There is no good page yet." in bare_page("Nothing to show yet", "Wait.", Shown(errors=errors(1)))
