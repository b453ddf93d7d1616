"""The commands that make a site: `synth build` and `synth serve`."""

from __future__ import annotations

import argparse
import time
from contextlib import nullcontext, suppress
from pathlib import Path

from synth.build import Extras, build_preview, build_site
from synth.cli.progress import Progress
from synth.cli.project import keep, keep_all, project_root
from synth.cli.status import CONTENT, WELL, UsageFault
from synth.diagnostics.report import safe, summary_line, text_report
from synth.diagnostics.words import counted
from synth.frame import ConfigurationFault
from synth.index import SearchFault
from synth.publish import Surroundings
from synth.serve import BuildOutcome
from synth.serve import serve as preview
from synth.write.living import write_living_schemas


def add_commands(subcommands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Enter the commands of this module."""
    command = subcommands.add_parser("build", help="check, then build the site and publish it in one step")
    command.add_argument("--site-dir", type=Path, default=Path("site"), help="where the site goes (default: site)")
    command.add_argument("--engine", choices=("mkdocs",), default="mkdocs", help="what renders the pages")
    command.add_argument("--no-search", dest="search", action="store_false", help="leave the search index out")
    command.add_argument("--no-downloads", dest="downloads", action="store_false", help="leave the data files out")
    command.add_argument("--drafts", action="store_true", help="show records with status: draft, as the preview does")
    command.set_defaults(run=build)

    command = subcommands.add_parser("serve", help="live preview: an edit shows without a restart")
    command.add_argument("--port", type=int, default=8000, help="the port on this machine (default: 8000)")
    command.set_defaults(run=serve)


def build(options: argparse.Namespace) -> int:
    """`synth build`: check, build, publish; then say where the site is, what it holds and how long it took."""
    root = project_root(options)
    site_dir = options.site_dir if options.site_dir.is_absolute() else options.project.absolute() / options.site_dir
    extras = Extras(search=options.search, downloads=options.downloads, drafts=options.drafts)
    started = time.perf_counter()
    keep_all()
    try:
        built = build_site(root, site_dir, extras=extras, step=Progress().step)
    except ConfigurationFault as fault:
        raise UsageFault(str(fault)) from fault
    except SearchFault as fault:
        raise Surroundings(str(fault)) from fault
    keep(built)
    diagnostics = built.checked.diagnostics.ordered()
    summary = summary_line(built.checked.counts, diagnostics)
    print("\n".join(text_report(diagnostics, summary)))
    if not built.ok:
        print("Nothing was published: mend the errors above and build again.")
        return CONTENT
    seconds = time.perf_counter() - started
    print(f"{counted(built.pages, 'page')} in {safe(str(site_dir))}, built in {seconds:.1f} s.")
    print(f"Open {safe((site_dir / 'index.html').as_uri())}, or run 'synth serve' for a live preview with search.")
    return WELL


def serve(options: argparse.Namespace) -> int:
    """`synth serve`: a live preview until Ctrl-C."""
    root = project_root(options)

    def build_room(room: Path) -> BuildOutcome:
        try:
            built = build_preview(root, room, extras=Extras(drafts=True), step=lambda name: nullcontext())
        except (ConfigurationFault, SearchFault) as fault:
            return BuildOutcome(False, (), str(fault))
        with suppress(OSError):
            # The editor is only helped less where they cannot be written.
            write_living_schemas(root, built.checked.sources)
        diagnostics = built.checked.diagnostics.ordered()
        return BuildOutcome(built.ok, diagnostics, summary_line(built.checked.counts, diagnostics))

    return preview(root, options.port, "127.0.0.1", build_room, lambda line: print(line, flush=True))
