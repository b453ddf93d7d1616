"""`python -m synth`."""

from synth.cli import run

run()
