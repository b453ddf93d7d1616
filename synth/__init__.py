"""synth: structured records of qualitative evidence in, a cross-linked website out."""

__version__ = "0.3.0"
