"""Why an import could not begin."""

from __future__ import annotations


class NoSuchFile(Exception):
    """A file that was named is not there, or is no file. Nothing was changed (exit status 2)."""
