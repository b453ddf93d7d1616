"""The commands. Each takes the parsed options and returns an exit status."""

from __future__ import annotations

import argparse
import gc
import time
from contextlib import nullcontext, suppress
from pathlib import Path

from synth.build import Extras, build_preview, build_site
from synth.check.project import check_project
from synth.cli.progress import Progress
from synth.cli.status import CONTENT, WELL, UsageFault
from synth.diagnostics.codes import CODES, Code
from synth.diagnostics.nearest import Nearest
from synth.diagnostics.report import dumped, github_report, json_report, safe, sarif_report, summary_line, text_report
from synth.diagnostics.words import counted
from synth.frame import ConfigurationFault
from synth.index import SearchFault
from synth.publish import Surroundings
from synth.serve import BuildOutcome
from synth.serve import serve as preview
from synth.write.living import write_living_schemas


def project_root(options: argparse.Namespace) -> Path:
    """The project's folder. Raises UsageFault where it is none."""
    root: Path = options.project
    if not (root / "mkdocs.yml").is_file():
        raise UsageFault(
            f"there is no mkdocs.yml in '{root.absolute()}'. Go to the project's folder, or name it: synth -C DIR …"
        )
    return root.resolve()


def check(options: argparse.Namespace) -> int:
    """`synth check`: print all messages in the form asked for."""
    root = project_root(options)
    _keep_all()
    checked = check_project(root)
    _KEPT.append(checked)
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
            print("\n".join(text_report(diagnostics, summary)))
    return CONTENT if checked.diagnostics.has_errors else WELL


def build(options: argparse.Namespace) -> int:
    """`synth build`: check, build, publish; then say where the site is, what it holds and how long it took."""
    root = project_root(options)
    site_dir = options.site_dir if options.site_dir.is_absolute() else options.project.absolute() / options.site_dir
    extras = Extras(search=options.search, downloads=options.downloads, drafts=options.drafts)
    started = time.perf_counter()
    _keep_all()
    try:
        built = build_site(root, site_dir, extras=extras, step=Progress().step)
    except ConfigurationFault as fault:
        raise UsageFault(str(fault)) from fault
    except SearchFault as fault:
        raise Surroundings(str(fault)) from fault
    _KEPT.append(built)
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


_KEPT: list[object] = []
"""What a command made and must not be taken apart object by object when the command returns: the process ends."""


def _keep_all() -> None:
    """Stop collecting garbage: nothing is thrown away before the end, and looking for it costs a third of the time."""
    gc.disable()


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
