"""The command line: one function a command."""

from synth.cli.main import main, run

__all__ = ["main", "run"]
