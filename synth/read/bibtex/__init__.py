"""The bibliography: `references.bib` to references."""

from synth.read.bibtex.bibliography import read_bibliography

__all__ = ["read_bibliography"]
