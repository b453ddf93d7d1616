"""`synth export`: the files of the page Data, without the site."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from synth.build import Exported, export_files
from synth.cli.project import keep, keep_all, project_root
from synth.cli.status import CONTENT, WELL, UsageFault
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.report import safe, summary_line, text_report
from synth.diagnostics.words import counted
from synth.export import Export
from synth.frame import ConfigurationFault
from synth.publish import staged


def add_commands(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `export` to the command line."""
    command = subcommands.add_parser("export", help="write tables, references and data files without the site")
    command.add_argument(
        "file", metavar="FILE", nargs="?", help="one of them, to standard output (default: all of them)"
    )
    place = command.add_mutually_exclusive_group()
    place.add_argument("--out", type=Path, default=Path("export"), help="the folder for all (default: export)")
    place.add_argument("--list", action="store_true", help="name the files, and write none")
    command.set_defaults(run=export)


def export(options: argparse.Namespace) -> int:
    """Check, then write all files into a folder in one step, or one of them to standard output."""
    root = project_root(options)
    keep_all()
    try:
        if options.file or options.list:
            return _shown(root, options.file)
        folder = options.out if options.out.is_absolute() else options.project.absolute() / options.out
        exported = export_files(root, staged(folder, root))
    except ConfigurationFault as fault:
        raise UsageFault(str(fault)) from fault
    keep(exported)
    print("\n".join(_report(exported)))
    if not exported.ok:
        print("Nothing was written: mend the errors above and export again.")
        return CONTENT
    print(f"{counted(len(exported.files), 'file')} in {safe(str(folder))}.")
    return WELL


def _shown(root: Path, name: str | None) -> int:
    """Write the file of this name to standard output, or the list of all files."""
    with tempfile.TemporaryDirectory(prefix="synth-") as folder:
        exported = export_files(root, nullcontext(Path(folder)))
        keep(exported)
        if not exported.ok:
            # What is read by another program is the file alone.
            print("\n".join(_report(exported)), file=sys.stderr)
            return CONTENT
        if name is None:
            print("\n".join(_listed(exported.files)))
            return WELL
        names = [file.name for file in exported.files]
        if name not in names:
            hint = Nearest(names).hint(name, "'synth export --list' names all")
            raise UsageFault(f"there is no file '{safe(name)}' to export. {hint}")
        sys.stdout.buffer.write((Path(folder) / name).read_bytes())
        return WELL


def _report(exported: Exported) -> Iterator[str]:
    diagnostics = exported.checked.diagnostics.ordered()
    return text_report(diagnostics, summary_line(exported.checked.counts, diagnostics))


def _listed(files: Sequence[Export]) -> list[str]:
    width = max(len(file.name) for file in files)
    return [f"{file.name:{width}}  {file.description}" for file in files]
