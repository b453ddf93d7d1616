"""Exit statuses, which others rely on."""

from __future__ import annotations

WELL, CONTENT, USAGE, FAULT, SURROUNDINGS = range(5)


class UsageFault(Exception):
    """The command or the configuration is wrong; the message says how."""
