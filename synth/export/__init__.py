"""What readers can take away: tables, references, and everything in one file."""

from synth.export.exports import Export, write_exports

__all__ = ["Export", "write_exports"]
