"""The command line's arguments, exit statuses and last resort."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn

from synth import __version__
from synth.cli import commands, comparing, importing, writing
from synth.cli.status import FAULT, SURROUNDINGS, USAGE, UsageFault
from synth.diagnostics.report import FORMATS, safe
from synth.publish import Surroundings, UnsafeDestination


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is that of DESIGN: 0 well, 1 content, 2 usage, 3 our fault, 4 surroundings."""
    _end_cleanly()
    _print_anything()
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except (UsageFault, UnsafeDestination) as fault:
        print(f"synth: {safe(str(fault))}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        # The reader of our output has gone (`synth check | head`); point stdout elsewhere for the last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SURROUNDINGS
    except (Surroundings, OSError) as fault:
        print(f"synth: {safe(str(fault))}", file=sys.stderr)
        return SURROUNDINGS
    except KeyboardInterrupt:
        print("synth: stopped.", file=sys.stderr)
        return 130
    except Exception:
        print(safe_traceback(), file=sys.stderr)
        print(
            "synth: this is a fault in synth itself, not in your content. Nothing was published.\n"
            f"Please report it with the lines above and 'synth {__version__}'.",
            file=sys.stderr,
        )
        return FAULT


def run() -> NoReturn:
    """The `synth` program: `main`, then the end of the process at once.

    Python would first take apart all that was read, object by object: a tenth of a large build's time.
    """
    status = main()
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def safe_traceback() -> str:
    """The current exception's traceback with nothing in it that a terminal could act on."""
    return "\n".join(safe(line) for line in traceback.format_exc().splitlines())


def _end_cleanly() -> None:
    """SIGTERM, and a closed terminal that nobody asked to outlive, unwind like an exception."""
    signal.signal(signal.SIGTERM, _end)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _end)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """Temporary files go on the way out; the status is the shell's for that signal."""
    raise SystemExit(128 + number)


def _print_anything() -> None:
    """Whatever the locale, UTF-8 goes out, and what cannot is escaped rather than raised."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def parser() -> argparse.ArgumentParser:
    """The command line, as `synth --help` shows it."""
    top = argparse.ArgumentParser(
        prog="synth", description="Structured records of qualitative evidence in, a cross-linked website out."
    )
    top.add_argument("-C", dest="project", metavar="DIR", type=Path, default=Path(), help="the folder of mkdocs.yml")
    top.add_argument("--version", action="version", version=f"synth {__version__}")
    subcommands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")

    check = subcommands.add_parser("check", help="read, link and check the content; write nothing")
    check.add_argument("--format", choices=FORMATS, default="text", help="the form of the messages (default: text)")
    check.set_defaults(run=commands.check)

    build = subcommands.add_parser("build", help="check, then build the site and publish it in one step")
    build.add_argument("--site-dir", type=Path, default=Path("site"), help="where the site goes (default: site)")
    build.add_argument("--engine", choices=("mkdocs",), default="mkdocs", help="what renders the pages")
    build.add_argument("--no-search", dest="search", action="store_false", help="leave the search index out")
    build.add_argument("--no-downloads", dest="downloads", action="store_false", help="leave the data files out")
    build.add_argument("--drafts", action="store_true", help="show records with status: draft, as the preview does")
    build.set_defaults(run=commands.build)

    serve = subcommands.add_parser("serve", help="live preview: an edit shows without a restart")
    serve.add_argument("--port", type=int, default=8000, help="the port on this machine (default: 8000)")
    serve.set_defaults(run=commands.serve)

    explain = subcommands.add_parser("explain", help="what a code means, wrong and right side by side")
    explain.add_argument("code", metavar="CODE", nargs="?", help="a code such as S203; all codes where none is given")
    explain.set_defaults(run=commands.explain)

    writing.add_commands(subcommands)
    importing.add_commands(subcommands)
    comparing.add_commands(subcommands)
    return top
