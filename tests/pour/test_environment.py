"""Compiled templates are kept where Python keeps its modules; what templates put out is escaped."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader
from jinja2.bccache import bc_magic
from markupsafe import Markup

from synth.pour import environment as module


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for compiled templates, which are to be kept in this test."""
    folder = tmp_path / "__pycache__"
    monkeypatch.setattr(module, "_KEPT", folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def render(source: str, **names: object) -> str:
    made = module.environment.__wrapped__()
    made.loader = DictLoader({"page.html": source})
    return str(made.get_template("page.html").render(names))


def test_a_template_is_compiled_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert render("{{ a }}", a=1) == "1"
    (file,) = kept.iterdir()
    monkeypatch.setattr("jinja2.Environment._generate", None)
    assert render("{{ a }}", a=2) == "2"
    file.unlink()
    with pytest.raises(TypeError):
        render("{{ a }}", a=3)


def test_a_changed_template_is_compiled_anew(kept: Path) -> None:
    assert render("{{ a }}", a=1) == "1"
    assert render("so {{ a }}", a=1) == "so 1"
    assert len(list(kept.iterdir())) == 1


def test_what_another_version_compiled_is_compiled_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert render("{{ a }}", a=1) == "1"
    (before,) = [file.read_bytes() for file in kept.iterdir()]
    monkeypatch.setattr(module, "_COMPILED_BY", "the next version")
    assert render("{{ a }}", a=1) == "1"
    (after,) = [file.read_bytes() for file in kept.iterdir()]
    assert after != before


@pytest.mark.parametrize("left", [0, 1, len(bc_magic), len(bc_magic) + 5, -1])
def test_a_damaged_file_is_written_anew(kept: Path, left: int) -> None:
    render("{{ a }}", a=1)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:left])
    assert render("{{ a }}", a=1) == "1"
    assert file.read_bytes() == whole


def test_nothing_is_kept_where_python_keeps_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render("{{ a }}", a=1) == "1"
    assert not kept.exists()


def test_pages_are_made_where_nothing_can_be_kept(kept: Path) -> None:
    kept.write_text("a file where the folder would be", "utf-8")
    assert render("{{ a }}", a=1) == "1"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ('<b> & "it\'s"', "&lt;b&gt; &amp; &quot;it&#x27;s&quot;"),
        (Markup("<b>"), "<b>"),
        (Markup("<b>{}</b>").format("<i>"), "<b>&lt;i&gt;</b>"),
        (7, "7"),
        (None, "None"),
    ],
)
@pytest.mark.parametrize(
    "source", ["{{ a }}", "{% macro m(b) %}{{ b }}{% endmacro %}{{ m(a) }}", "{% set b %}{{ a }}{% endset %}{{ b }}"]
)
def test_what_is_not_html_is_escaped_once(kept: Path, source: str, value: object, shown: str) -> None:
    assert render(source, a=value) == shown
