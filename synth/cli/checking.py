"""The commands that only read: `synth check` and `synth explain`."""

from __future__ import annotations

import argparse

from synth.check.project import check_project
from synth.cli.project import keep, keep_all, project_root
from synth.cli.status import CONTENT, WELL, UsageFault
from synth.diagnostics.codes import CODES, Code
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.report import (
    FORMATS,
    dumped,
    github_report,
    json_report,
    sarif_report,
    summary_line,
    text_report,
)


def add_commands(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the commands of this module."""
    command = subcommands.add_parser("check", help="read, link and check the content; write nothing")
    command.add_argument("--format", choices=FORMATS, default="text", help="the form of the messages (default: text)")
    command.add_argument("--notes", action="store_true", help="show the notes too, of which nothing is to be mended")
    command.set_defaults(run=check)

    command = subcommands.add_parser("explain", help="what a code means, wrong and right side by side")
    command.add_argument("code", metavar="CODE", nargs="?", help="a code such as S203; all codes where none is given")
    command.set_defaults(run=explain)


def check(options: argparse.Namespace) -> int:
    """`synth check`: print all messages in the form asked for."""
    root = project_root(options)
    keep_all()
    checked = check_project(root)
    keep(checked)
    diagnostics = checked.diagnostics.ordered()
    summary = summary_line(checked.counts, diagnostics)
    match options.format:
        case "json":
            print(dumped(json_report(diagnostics, checked.counts)))
        case "sarif":
            print(dumped(sarif_report(diagnostics)))
        case "github":
            print("\n".join(github_report(diagnostics, summary)))
        case _:
            print("\n".join(text_report(diagnostics, summary, notes=options.notes)))
            if not options.notes and any(item.severity == "info" for item in diagnostics):
                print("Notes are no faults; 'synth check --notes' shows them.")
    return CONTENT if checked.diagnostics.has_errors else WELL


def explain(options: argparse.Namespace) -> int:
    """`synth explain [CODE]`: one code in full, or all in a line each."""
    if options.code is None:
        for code in CODES.values():
            print(f"{code.id}  {code.severity:<7}  {code.title}")
        return WELL
    found = CODES.get(options.code.upper())
    if found is None:
        raise UsageFault(
            f"there is no code '{options.code}'. {Nearest(CODES).hint(options.code, 'synth explain lists all')}"
        )
    print(_explanation(found))
    return WELL


def _explanation(code: Code) -> str:
    severity = f"{code.severity}, in a draft a warning" if code.unfinished else code.severity
    return (
        f"{code.id} ({severity}): {code.title}\n\n{code.explanation}\n\n"
        f"Wrong:\n{_indented(code.wrong)}\n\nRight:\n{_indented(code.right)}"
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
