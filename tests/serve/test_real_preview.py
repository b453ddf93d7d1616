"""`synth serve` itself: edits to a record, a reference, a page and the vocabulary show without a restart."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projects import edit, minimal
from tests.serve.process import Preview, Reply, previewing

BARRIER = "content/barriers/left-waiting.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return minimal(tmp_path)


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    with previewing(["-m", "synth", "-C", str(root), "serve", "--port", "0"], root.parent / "temporary") as preview:
        yield preview


def panel(reply: Reply) -> bool:
    return 'id="synth-problems"' in reply.text


def test_every_kind_of_edit_shows(preview: Preview, root: Path) -> None:
    def shows(text: str, address: str) -> None:
        preview.wait_until(lambda reply: text in reply.text, address)

    shows("Left waiting", "/barriers/left-waiting/")
    edit(root, BARRIER, "title: Left waiting\n", "title: Left out in the rain\n")
    shows("Left out in the rain", "/barriers/left-waiting/")
    reference = next(line for line in (root / "references.bib").read_text("utf-8").splitlines() if "title" in line)
    edit(root, "references.bib", reference, "  title = {Standing about},")
    shows("Standing about", "/references/smith-2020/")
    (root / "content/pages/extra.md").write_text("# A page more\n\nWith its text.\n", "utf-8")
    shows("With its text.", "/extra/")
    vocabulary = (root / "content/vocabulary.yml").read_text("utf-8")
    (root / "content/vocabulary.yml").write_text(vocabulary.replace("label: Street", "label: Road side"), "utf-8")
    shows("Road side", "/barriers/left-waiting/")
    edit(root, "mkdocs.yml", "site_name: A small review", "site_name: Another name")
    shows("Another name", "/")


def test_an_error_keeps_the_page_and_shows_in_both_places(preview: Preview, root: Path) -> None:
    edit(root, BARRIER, "root: no-plan", "root: no-plam")
    broken = preview.wait_until(panel, "/barriers/left-waiting/")
    assert "Nobody planned with passengers" in broken.text
    assert "1 error. This is the last good page." in broken.text
    assert "&#x27;no-plam&#x27; is not a root." in broken.text
    assert f"{BARRIER}:7:11: error[S203] 'no-plam' is not a root." in preview.said
    edit(root, BARRIER, "root: no-plam", "root: no-plan")
    preview.wait_until(lambda reply: not panel(reply), "/barriers/left-waiting/")
    (root / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    assert "mkdocs.yml" in preview.wait_until(panel).text


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_an_ended_preview_leaves_nothing(preview: Preview, root: Path, number: int, status: int) -> None:
    assert preview.end(number) == status
    assert list((root.parent / "temporary").iterdir()) == []
    assert {entry.name for entry in root.iterdir()} - {".cache"} == {"content", "mkdocs.yml", "references.bib"}
