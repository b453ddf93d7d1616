from __future__ import annotations

from pathlib import Path

import pytest

from synth.diagnostics import Diagnostics
from synth.frame import ConfigurationFault, render_pages
from synth.read.pages import read_pages

BASE = "site_name: A site\ntheme: {name: material}\nplugins: []\n"
BROKEN = {
    "text that is no YAML": ("site_name: [a\n", "mkdocs.yml:2:1: expected ',' or ']'"),
    "a tab": ("site_name:\n\t- x\n", "mkdocs.yml:2:1: found character"),
    "a byte that is not UTF-8": ("site_name: caf\udce9\n", "position 14"),
    "a list": ("- a\n", "but received: a list"),
    "brackets without end": ("x: " + "[" * 20_000 + "\n", "too deeply nested"),
    "no name": ("theme: {name: material}\n", "'site_name': Required"),
    "a list for a name": ("site_name: [a]\ntheme: {name: material}\n", "'site_name': Expected type: text but received"),
    "a misspelt key": (BASE + "site_ulr: https://example.org/\n", "'site_ulr': Unrecognised"),
    "an address without its beginning": (BASE + "site_url: example.org\n", "'site_url' is 'example.org', not a web"),
    "an address with a broken host": (BASE + 'site_url: "https://[::1/"\n', "'site_url' is 'https://[::1/'"),
    "an address with a broken port": (BASE + 'site_url: "https://a.org:x/"\n', "'site_url' is 'https://a.org:x/'"),
    "an address with a query": (BASE + 'site_url: "https://a.org/?b=c"\n', "neither ? nor #"),
    "an address with markup": (BASE + "site_url: 'https://a.org/\"><script>'\n", "'site_url' is"),
    "a script for the edit link": (BASE + 'edit_uri: "javascript:alert(1)"\n', "'edit_uri' is"),
    "a script for reports": (BASE + 'extra: {report_url: "javascript:alert(1)"}\n', "'report_url' is"),
    "a list for reports": (BASE + "extra: {report_url: [a]}\n", "'report_url' is"),
    "pages with an ending": (BASE + "use_directory_urls: false\n", "take the line out"),
    "pages left out": (BASE + 'exclude_docs: "about.md"\n', "'exclude_docs': every page"),
    "pages held back": (BASE + 'draft_docs: "about.md"\n', "'draft_docs': every page"),
    "a style of another host": (BASE + "extra_css: [https://a.org/x.css]\n", "'extra_css' names another host"),
    "a script of another host": (BASE + "extra_javascript: [//a.org/x.js]\n", "'extra_javascript' names another host"),
    "another theme": (BASE.replace("material", "readthedocs"), "write theme: {name: material}"),
    "a language that nobody speaks": (BASE.replace("material", "material, language: zz"), "'zz' is no language"),
    "an extension that is not there": (BASE + "markdown_extensions: [nonsense]\n", "No module named 'nonsense'"),
    "a nav to a page that is not there": (BASE + "nav: [index.md, {More: [gone.md]}]\n", "'gone.md' is no page"),
    "a script in the nav": (BASE + 'nav: [{X: "javascript:alert(1)"}]\n', "is no page"),
}  # fmt: skip


def render(project: Path) -> None:
    own = read_pages(project, Diagnostics())
    render_pages(project, project.parent / "out", own, {"index.md": "# Home\n"}, ["index.md"])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_stand_there_is_told_in_plain_words(project: Path, name: str) -> None:
    text, words = BROKEN[name]
    (project / "mkdocs.yml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigurationFault) as told:
        render(project)
    assert words in str(told.value)
    assert "<class" not in str(told.value)
    assert "Traceback" not in str(told.value)


def test_several_faults_are_told_at_once(project: Path) -> None:
    text = f'{BASE}site_url: nowhere\nedit_uri: 5\nextra: {{report_url: "x"}}\nuse_directory_urls: false\n'
    (project / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationFault) as told:
        render(project)
    assert len(str(told.value).splitlines()) == 4


def test_a_nav_of_pages_that_are_there_is_well(project: Path) -> None:
    (project / "mkdocs.yml").write_text(f"{BASE}nav: [{{First: index.md}}]\n", "utf-8")
    render(project)
    assert not (project.parent / "out/sitemap.xml").exists()
