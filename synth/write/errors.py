"""Why something could not be written, in words for the person who asked for it."""

from __future__ import annotations


class Refused(Exception):
    """What was asked for cannot be written as asked. Nothing was changed (exit status 2)."""
