"""The command line: `synth check`, `build`, `serve`, `explain`, `schema`."""

from synth.cli.main import main

__all__ = ["main"]
