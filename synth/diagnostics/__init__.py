"""Diagnostics: the closed list of codes, located messages, and the forms in which they are printed."""

from synth.diagnostics.diagnostic import Diagnostic, Diagnostics, Place, Severity

__all__ = ["Diagnostic", "Diagnostics", "Place", "Severity"]
