"""The command line: `synth check`, `build`, `serve`, `explain`, `schema`."""

from synth.cli.main import main, run

__all__ = ["main", "run"]
