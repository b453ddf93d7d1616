"""The command line's arguments, exit statuses and last resort."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import NoReturn

from synth import __version__
from synth.cli.status import FAULT, SURROUNDINGS, USAGE, UsageFault
from synth.diagnostics.report import safe
from synth.publish import Surroundings, UnsafeDestination, reason_of

_COMMANDS = {
    "checking": {"check", "explain"},
    "building": {"build", "serve"},
    "exporting": {"export"},
    "writing": {"init", "new", "fmt", "schema"},
    "importing": {"import"},
    "comparing": {"diff"},
}
"""The modules with commands, and what these are called."""
_YEAR_10000 = 253402300800
"""Seconds from 1970."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is that of DESIGN: 0 well, 1 content, 2 usage, 3 our fault, 4 surroundings."""
    _end_cleanly()
    _print_anything()
    line = sys.argv[1:] if arguments is None else arguments
    try:
        options = parser(line).parse_args(line)
        _require_source_date()
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except (UsageFault, UnsafeDestination) as fault:
        for line in str(fault).splitlines():
            print(f"synth: {safe(line)}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        # The reader of our output has gone (`synth check | head`); point stdout elsewhere for the last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SURROUNDINGS
    except (Surroundings, OSError) as fault:
        told = reason_of(fault) if isinstance(fault, OSError) else str(fault)
        print(f"synth: {safe(told)}", file=sys.stderr)
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


def _require_source_date() -> None:
    """SOURCE_DATE_EPOCH, which the site engine reads too, is a time that a calendar has, or counts as not set."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is not None and not given.strip():
        del os.environ["SOURCE_DATE_EPOCH"]
    elif given is not None and not (re.fullmatch("[0-9]{1,12}", given) and int(given) < _YEAR_10000):
        raise UsageFault(
            f"SOURCE_DATE_EPOCH is '{given}'. Set it to whole seconds since 1970, such as 1767225600, or not at all"
        )


def parser(line: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The command line, as `synth --help` shows it; of its commands, those that `line` names, or else all.

    So only what a command needs is imported: importing everything takes longer than checking a hundred records.
    """
    top = argparse.ArgumentParser(
        prog="synth", description="Structured records of qualitative evidence in, a cross-linked website out."
    )
    top.add_argument("-C", dest="project", metavar="DIR", type=Path, default=Path(), help="the folder of mkdocs.yml")
    top.add_argument("--version", action="version", version=f"synth {__version__}")
    subcommands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    modules = [module for module, names in _COMMANDS.items() if names & set(line)] or _COMMANDS
    for module in modules:
        import_module(f"synth.cli.{module}").add_commands(subcommands)
    return top
