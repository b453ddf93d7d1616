"""`synth diff`: what changed in meaning between two states of the project."""

from __future__ import annotations

import argparse

from synth.check.project import CheckedProject, check_project
from synth.cli.project import project_root
from synth.cli.status import CONTENT, WELL, UsageFault
from synth.compare.compare import comparison
from synth.compare.faults import NoState
from synth.compare.release import release_block
from synth.compare.report import FORMATS, json_report, markdown_report, text_report
from synth.compare.states import check_related, opened

_MARKDOWN_LENGTH = 60_000
_HERE = "the working files"


def add_commands(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `diff` to the command line."""
    diff = subcommands.add_parser("diff", help="what changed in meaning since another version")
    diff.add_argument("old", metavar="OLD", help="a git revision, a folder, or a .zip or .tar archive")
    diff.add_argument("new", metavar="NEW", nargs="?", help="another one (default: the project as it stands)")
    form = diff.add_mutually_exclusive_group()
    form.add_argument("--format", choices=FORMATS, default="text", help="the form of the answer (default: text)")
    form.add_argument("--changes", action="store_true", help="print a block for content/changes.yml instead")
    diff.set_defaults(run=diff_command)


def diff_command(options: argparse.Namespace) -> int:
    """Compare and print. The status is 0 whether or not there are differences."""
    root = project_root(options)
    try:
        check_related(options.old, options.new, root)
        # One after the other: both may be unpacked under one name.
        with opened(options.old, root) as folder:
            old = check_project(folder)
        with opened(options.new or str(root), root) as folder:
            new = check_project(folder)
    except NoState as fault:
        raise UsageFault(str(fault)) from fault
    for name, checked in ((options.old, old), (options.new or _HERE, new)):
        if checked.published is None:
            print(f"'{name}' cannot be compared: {_first_error(checked)}")
            return CONTENT
    made = comparison(options.old, old, options.new or _HERE, new)
    if options.changes:
        print(release_block(made.differences, new), end="")
        return WELL
    match options.format:
        case "json":
            print(json_report(made))
        case "markdown":
            print(markdown_report(made, _MARKDOWN_LENGTH), end="")
        case _:
            print("\n".join(text_report(made)))
    return WELL


def _first_error(checked: CheckedProject) -> str:
    """Why the review or the vocabulary could not be read."""
    first = next(
        item for item in checked.diagnostics.ordered() if item.severity == "error" and _is_whole(item.place.path)
    )
    return f"{first.place.path}:{first.place.line}: {first.message}"


def _is_whole(path: str) -> bool:
    return path in ("content/review.yml", "content/vocabulary.yml")
