from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from bench.corpus import CHAIN, SHARES, Corpus, make_corpus
from bench.hugo_project import write_hugo_project
from bench.synth_project import write_synth_project
from synth.check.project import CheckedProject, check_project

ROOT = Path(__file__).resolve().parents[2]
SIZE = 300


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return make_corpus(SIZE)


@pytest.fixture(scope="module")
def project(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated") / "synth"
    write_synth_project(corpus, folder)
    return folder


@pytest.fixture(scope="module")
def checked(project: Path) -> CheckedProject:
    return check_project(project)


def digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(str(path.relative_to(folder)).encode("utf-8") + b"\0" + path.read_bytes())
    return total.hexdigest()


def test_the_same_size_gives_the_same_bytes_in_another_process(tmp_path: Path, corpus: Corpus, project: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bench.corpus import make_corpus;"
        "from bench.synth_project import write_synth_project; from bench.hugo_project import write_hugo_project;"
        "corpus = make_corpus(int(sys.argv[2])); folder = Path(sys.argv[1]);"
        "write_synth_project(corpus, folder / 'synth'); write_hugo_project(corpus, folder / 'hugo')"
    )
    subprocess.run(
        [sys.executable, "-c", code, tmp_path / "other", str(SIZE)],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo"},
        check=True,
    )
    write_hugo_project(corpus, tmp_path / "hugo")
    assert digest(tmp_path / "other/synth") == digest(project)
    assert digest(tmp_path / "other/hugo") == digest(tmp_path / "hugo")


def test_another_seed_gives_another_review() -> None:
    assert make_corpus(20, seed=1) != make_corpus(20, seed=2)


@pytest.mark.parametrize("size", [20, 21, 137])
def test_a_review_has_the_size_asked_for(size: int) -> None:
    corpus = make_corpus(size)
    assert sum(map(len, corpus.records.values())) == size
    assert len(corpus.references) == len(corpus.records["studies"])


def test_too_small_a_review_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 20"):
        make_corpus(19)


def test_every_record_is_valid_and_no_rule_is_broken(checked: CheckedProject) -> None:
    assert [item.message for item in checked.diagnostics.ordered()] == []


def test_the_graph_holds_all_that_was_generated(checked: CheckedProject) -> None:
    graph = checked.graph
    assert graph is not None
    assert Counter(record.kind.folder for record in graph.records.values()) == {
        folder: SIZE * share // 100 for folder, share in SHARES.items()
    }
    assert 3 <= len(graph.findings) / (SIZE * SHARES["studies"] // 100) <= 5
    unfounded = [
        record.id
        for kind in ("barrier", "root", "solution")
        for record in graph.of(kind)
        if not graph.evidence[record.id]
    ]
    assert unfounded == []
    links = [link for links in graph.links_from.values() for link in links]
    assert {(link.relation, link.basis) for link in links} == {
        (relation, basis) for relation in ("caused-by", "addresses") for basis in ("reported", "inferred")
    }
    assert {item.stance for items in graph.evidence.values() for item in items} == {
        "supports",
        "refines",
        "contradicts",
    }
    assert all(graph.cited_by[key] for key in graph.references)


def test_prose_cites_and_points(checked: CheckedProject) -> None:
    assert checked.graph is not None
    barrier = checked.graph.of("barrier")[0]
    assert "[@" in barrier.data.statement
    assert re.search(r"\[\[[a-z0-9-]+\]\]", barrier.data.summary)
    assert barrier.data.roots


def test_causes_form_chains(corpus: Corpus) -> None:
    roots = corpus.records["roots"]

    def depth(identifier: str) -> int:
        return 1 + max((depth(cause["root"]) for cause in roots[identifier].get("roots", ())), default=0)

    assert max(map(depth, roots)) == CHAIN


def test_texts_do_not_repeat(corpus: Corpus) -> None:
    texts = [finding["text"] for study in corpus.records["studies"].values() for finding in study["findings"]]
    assert len(set(texts)) == len(texts)


def test_hugo_gets_the_same_records_references_and_links(corpus: Corpus, tmp_path: Path) -> None:
    folder = tmp_path / "hugo"
    write_hugo_project(corpus, folder)
    for section, records in corpus.records.items():
        pages = {path.stem for path in (folder / "content" / section).glob("*.md")} - {"_index"}
        assert pages == set(records)
    identifier, barrier = next(iter(corpus.records["barriers"].items()))
    text = (folder / f"content/barriers/{identifier}.md").read_text("utf-8")
    front, body = text.removeprefix("---\n").split("\n---\n")
    params = yaml.safe_load(front)["params"]
    assert [cause["root"] for cause in params["roots"]] == [cause["root"] for cause in barrier["roots"]]
    cited = re.findall(r"\[@([a-z0-9-]+)\]", str(barrier))
    assert params["cites"] == sorted(set(cited))
    assert set(cited) <= set(params["references"])
    for key in re.findall(r"\[@([a-z0-9-]+)\]", barrier["summary"]):
        assert f"(/references/{key}/)" in body
    assert "[@" not in text
    assert "[[" not in text
