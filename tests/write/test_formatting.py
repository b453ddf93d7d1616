"""The canonical form: the same values, the same comments, the same again."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from synth.diagnostics import Diagnostics
from synth.model.review_finding import Barrier, Solution
from synth.model.study import Study
from synth.read.document import parse_document
from synth.write import formatting
from synth.write.formatting import LostText, format_file, formattable, formatted, model_of
from synth.write.layout import laid_out
from synth.write.tree import tree
from tests.chance import examples
from tests.projects import PROJECTS, minimal
from tests.write.awkward import RECORDS

REPOSITORY = Path(__file__).parents[2]


def canonical(text: str, model: type = Study) -> str:
    diagnostics = Diagnostics()
    made = formatted(dedent(text).lstrip("\n"), "content/x.yml", model, diagnostics)
    assert made is not None, diagnostics.items
    assert formatted(made, "content/x.yml", model, Diagnostics()) == made
    return made


@examples(150)
@given(
    RECORDS,
    st.sampled_from([None, '"', "'", "|", ">"]),
    st.sampled_from([True, False, None]),
    st.integers(20, 200),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8)), max_size=5),
)
def test_no_value_and_no_comment_changes(
    record: dict[str, object],
    style: str | None,
    brackets: bool | None,
    width: int,
    places: list[tuple[int, int]],
) -> None:
    text = yaml.dump(
        record, default_style=style, default_flow_style=brackets, width=width, allow_unicode=True, sort_keys=False
    )
    lines = text.split("\n")
    for number, (line, indent) in enumerate(places):
        lines.insert(line % len(lines), f"{' ' * indent}# comment {number}")
    for source in (text, "\n".join(lines)):
        diagnostics = Diagnostics()
        document = parse_document(source, "content/x.yml", diagnostics)
        assume(document is not None and not diagnostics.items)
        made = formatted(source, "content/x.yml", Study, Diagnostics())
        assert made is not None
        assert yaml.load(made, yaml.BaseLoader) == yaml.load(source, yaml.BaseLoader)
        assert sorted(tree(made).comments) == sorted(tree(source).comments)
        assert formatted(made, "content/x.yml", Study, Diagnostics()) == made
        assert made.endswith("\n") and not made.endswith("\n\n")


def test_an_empty_line_between_items_stays_one() -> None:
    text = "findings:\n\n  - id: f1\n    text: x\n\n  - id: f2\n    text: y\n\n  # third\n  - id: f3\n"
    assert canonical(text) == text


def test_an_empty_line_above_an_item_that_no_longer_fits_its_line_stays_one() -> None:
    long = "word " * 25
    made = canonical(f"findings:\n  - {{id: f1}}\n\n  - {{id: f2, text: {long}}}\n")
    assert made.startswith("findings:\n  - {id: f1}\n\n  - id: f2\n")


@pytest.mark.parametrize("text", ["{}\n", "# Nothing yet.\n{}\n", "{}\n# Nothing yet.\n"])
def test_a_file_without_keys_is_left_as_it_is(text: str) -> None:
    assert sorted(canonical(text).splitlines()) == sorted(text.splitlines())


def test_keys_stand_as_the_model_lists_them() -> None:
    assert canonical(
        """
        status: reviewed
        roots:
        -   by: us
            rationale: Because.
            basis: inferred
            root: no-plan
        level:   street
        title:   "Left waiting"
        """,
        Barrier,
    ) == dedent(
        """\
        title: Left waiting
        level: street
        roots:
          - root: no-plan
            basis: inferred
            rationale: Because.
            by: us
        status: reviewed
        """
    )


def test_unknown_keys_stay_and_stand_last() -> None:
    assert canonical("titel: x\ntitle: y\n", Barrier) == "title: y\ntitel: x\n"


def test_comments_go_with_what_they_speak_of() -> None:
    assert canonical(
        """
        # yaml-language-server: $schema=x.json
        # The whole file.

        # Why we wait for it.
        status: draft  # not yet

        # The words.
        title: A  # short
        roots:   # all of them
            # the first
            - {by: us, root: a, basis: inferred}  # ours
            #- root: b
            #  basis: inferred
        # at the end
        """,
        Barrier,
    ) == dedent(
        """\
        # yaml-language-server: $schema=x.json
        # The whole file.

        # The words.
        title: A  # short
        roots:  # all of them
          # the first
          - {root: a, basis: inferred, by: us}  # ours
          #- root: b
          #  basis: inferred
        # Why we wait for it.
        status: draft  # not yet
        # at the end
        """
    )


def test_a_comment_between_brackets_opens_them() -> None:
    assert canonical("tags: [a,  # the first\n  b]\n") == "tags:\n  - a  # the first\n  - b\n"


def test_a_comment_of_a_block_of_text_stays_beside_its_key() -> None:
    assert canonical("aim: >-  # ours\n    To learn.\n") == "aim: >-  # ours\n  To learn.\n"


def test_what_does_not_fit_between_brackets_leaves_them() -> None:
    long = "word " * 30 + "end"
    made = canonical(f"considerations: {{equity: '{long}', harms: none}}\n", Solution)
    assert made.startswith("considerations:\n  equity: >-\n    word ") and made.endswith("\n  harms: none\n")


def test_a_long_list_of_ids_stays_between_brackets() -> None:
    made = canonical(f"tags: [{', '.join(f'tag-number-{number}' for number in range(30))}]\n")
    assert made.startswith("tags: [\n  tag-number-0, ") and made.endswith("tag-number-29\n]\n")
    assert max(len(line) for line in made.splitlines()) <= 120


def test_one_empty_line_stays_of_many() -> None:
    assert canonical("aim: a\n\n\n\nnotes: b\n\n") == "aim: a\n\nnotes: b\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [("title: [a\n", "S025"), ("title: a\ntitle: b\n", "S031"), ("title: a # b\n", "S033"), ("title:\n", "S034")],
)
def test_a_file_that_does_not_read_cleanly_is_left_with_the_messages_of_the_check(text: str, code: str) -> None:
    diagnostics = Diagnostics()
    assert formatted(text, "content/barriers/x.yml", Barrier, diagnostics) is None
    assert code in {item.code for item in diagnostics.items}
    checked = Diagnostics()
    parse_document(text, "content/barriers/x.yml", checked)
    assert diagnostics.items == checked.items


def test_nothing_is_given_that_would_read_differently(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "laid_out", lambda *given: laid_out(*given).replace("waits", "walks"))
    with pytest.raises(LostText):
        formatted("title: Who waits\n", "content/barriers/x.yml", Barrier, Diagnostics())


def test_every_comment_is_found_and_nothing_else() -> None:
    text = "a: \"# no\"\nb: '# no'\nc: x#no\n# yes 1\nd: >-  # yes 2\n  # no\n  text\n#yes 3\ne: [1, # yes 4\n 2]\n"
    assert tree(text).comments == ["# yes 1", "# yes 2", "#yes 3", "# yes 4"]
    assert tree(text).root.entries[3].above == ["# yes 1"]


@pytest.mark.parametrize("name", ["minimal", "rich", "conqual"])
def test_the_sample_projects_keep_their_values(name: str) -> None:
    root = PROJECTS / name
    for path in formattable(root, Diagnostics()):
        text = (root / path).read_text("utf-8")
        made = formatted(text, path, model_of(path), Diagnostics())
        assert made and yaml.load(made, yaml.BaseLoader) == yaml.load(text, yaml.BaseLoader)


def test_the_records_of_this_repository_are_in_canonical_form() -> None:
    diagnostics = Diagnostics()
    changed = [
        path for path in formattable(REPOSITORY, diagnostics) if format_file(REPOSITORY, path, diagnostics) is not None
    ]
    assert (changed, diagnostics.items) == ([], []), "run: synth fmt"


def test_what_holds_no_record_has_no_model(tmp_path: Path) -> None:
    assert model_of("content/barriers/x.yml") is Barrier
    for path in ("mkdocs.yml", "content/pages/x.yml", "content/other.yml", "content/barriers/x.md"):
        with pytest.raises(KeyError):
            model_of(path)
    assert "content/vocabulary.yml" in list(formattable(minimal(tmp_path), Diagnostics()))
