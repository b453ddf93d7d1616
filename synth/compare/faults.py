"""What a comparison raises where it cannot be made."""

from __future__ import annotations


class NoState(Exception):
    """What was named is no state of a project that can be read; the message says why and what to do."""
