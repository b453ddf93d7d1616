from __future__ import annotations

import re
from pathlib import Path

import pytest

from synth.diagnostics import Diagnostics
from synth.frame import ConfigurationFault, Rendered, render_pages
from synth.frame.engine import THEME, Nav
from synth.read.pages import read_pages

SUPPLIED = {
    "index.md": "# Home\n\n%%question%%\n",
    "barriers/index.md": "---\ntitle: 'Barriers <b>'\n---\n\n# Barriers\n\n%%list%%\n",
    "barriers/frame.md": '---\ntitle: "%%title%%"\ndescription: "%%description%%"\n---\n\n# %%title%% {#_title}\n\n'
    "## In short {#in_short}\n\n%%in_short%%\n\n## Why {#why_}\n\n%%roots%%\n\n## References {#refs_}\n\n%%refs%%\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: A <i>site</i>\nsite_url: https://example.org/sub\nedit_uri: https://example.org/edit/content/pages\n"
        "theme: {name: material}\nextra: {report_url: https://example.org/report}\n",
        "utf-8",
    )
    return folder


def render(project: Path, nav: Nav = ("index.md", "barriers/index.md")) -> Rendered:
    own = read_pages(project, Diagnostics())
    return render_pages(project, project.parent / "out", own, SUPPLIED, nav)


def test_markers_come_out_in_every_place(project: Path) -> None:
    frame = render(project).pages["barriers/frame/index.html"]
    assert "<title>%%title%% - A &lt;i&gt;site&lt;/i&gt;</title>" in frame
    assert '<meta name="description" content="%%description%%">' in frame
    assert '<link rel="canonical" href="https://example.org/sub/barriers/frame/">' in frame
    assert '<h1 id="_title">%%title%%</h1>' in frame
    assert "<p>%%in_short%%</p>" in frame
    assert '<a href="#in_short">In short</a>' in frame


def test_titles_are_escaped_once(project: Path) -> None:
    page = render(project).pages["barriers/index.html"]
    assert "<title>Barriers &lt;b&gt; - " in page
    assert '<a href="./" aria-current="page">Barriers &lt;b&gt;</a>' in page


def test_a_frame_counts_as_part_of_its_section(project: Path) -> None:
    assert '<a href="../" aria-current="true">Barriers' in render(project).pages["barriers/frame/index.html"]


def test_a_group_of_pages_is_a_menu_without_what_the_site_does_not_have(project: Path) -> None:
    nav: Nav = ["index.md", ("All & more", ["barriers/index.md", "gone.md"]), ("Empty", ["gone.md"]), "gone.md"]
    page = render(project, nav).pages["barriers/frame/index.html"]
    menus = re.findall(r'<details class="menu" name="menu">.*?</details>', page, re.DOTALL)
    assert len(menus) == 1
    assert '<summary class="here">All &amp; more</summary>' in menus[0]
    assert re.findall('href="([^"]+)"', menus[0]) == ["../"]


def test_a_page_may_stand_under_another_name_than_its_own(project: Path) -> None:
    page = render(project, ["index.md", ("What hinders", "barriers/index.md")]).pages["index.html"]
    assert '<li><a href="barriers/">What hinders</a></li>' in page


def test_settings_are_those_of_the_configuration(project: Path) -> None:
    settings = render(project).settings
    assert settings.site_url == "https://example.org/sub/"
    assert settings.edit_base == "https://example.org/edit/"
    assert settings.report_url == "https://example.org/report"


def test_only_assets_that_pages_use_are_left(project: Path) -> None:
    render(project)
    out = project.parent / "out"
    left = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    own = {path.relative_to(THEME).as_posix() for path in (THEME / "assets").rglob("*") if path.is_file()}
    assert left == own
    assert "assets/synth/synth.css" in left


def test_own_pages_are_known_with_their_files(project: Path) -> None:
    pages = project / "content/pages"
    pages.mkdir(parents=True)
    (pages / "about.md").write_text("# About\n\n[b](barriers/index.md)\n\n![x](x.png)\n", "utf-8")
    (pages / "x.png").write_bytes(b"x")
    rendered = render(project)
    assert rendered.sources == {"about/index.html": "content/pages/about.md"}
    assert '<a href="../barriers/">b</a>' in rendered.pages["about/index.html"]
    assert (project.parent / "out/x.png").read_bytes() == b"x"


@pytest.mark.parametrize(
    "text", ["site_name: [a\n", "theme: {name: material}\n", "site_name: a\ntheme: {name: no-such-theme}\n"]
)
def test_a_configuration_that_cannot_be_used_is_said_so(project: Path, text: str) -> None:
    (project / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(ConfigurationFault, match="mkdocs"):
        render(project)


def test_without_a_configuration_it_is_said_so(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    with pytest.raises(ConfigurationFault):
        render(project)


def test_emphasis_by_the_thousand_is_told(project: Path) -> None:
    pages = project / "content/pages"
    pages.mkdir(parents=True)
    (pages / "deep.md").write_text(f"# Deep\n\n{'*' * 3000}a{'*' * 3000}\n", "utf-8")
    with pytest.raises(ConfigurationFault, match="too deep"):
        render(project)
