"""`synth import`: works, decisions and coded passages from other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from synth.cli.project import project_root
from synth.cli.status import CONTENT, WELL, UsageFault
from synth.diagnostics.report import dumped, text_report
from synth.diagnostics.words import counted
from synth.intake import FORMATS, NoSuchFile, bring_in, json_lines, text_lines
from synth.write.errors import Refused


def add_commands(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the commands of this module."""
    command = subcommands.add_parser("import", help="bring in references, decisions and passages from other programs")
    command.add_argument("files", metavar="FILE", nargs="+", type=Path, help="exports of other programs")
    command.add_argument("--dry-run", action="store_true", help="say what would happen; write nothing")
    command.add_argument(
        "--format", choices=FORMATS, metavar="NAME", default="", help=f"do not look, take it for: {', '.join(FORMATS)}"
    )
    command.add_argument("--json", action="store_true", help="report every work and every dropped field, for programs")
    command.set_defaults(run=import_files)


def import_files(options: argparse.Namespace) -> int:
    """`synth import`: print what is to be said, then what was done or would be."""
    root = project_root(options)
    try:
        imported = bring_in(root, options.files, format=options.format, dry=options.dry_run)
    except (NoSuchFile, Refused) as fault:
        raise UsageFault(str(fault)) from fault
    diagnostics = imported.diagnostics.ordered()
    failed = imported.diagnostics.has_errors
    if options.json:
        print(dumped(json_lines(imported.plan, diagnostics, dry=not imported.written)))
        return CONTENT if failed else WELL
    errors = sum(item.severity == "error" for item in diagnostics)
    summary = f"{counted(errors, 'error')}: nothing was written." if failed else ""
    if blocks := [block for block in text_report(diagnostics, summary) if block]:
        print("\n".join(blocks))
    if not failed:
        print("\n".join(text_lines(imported.plan, dry=options.dry_run)))
    return CONTENT if failed else WELL
