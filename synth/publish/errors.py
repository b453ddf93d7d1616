"""Why a site could not be published, in words for the person who asked for it."""

from __future__ import annotations


class UnsafeDestination(Exception):
    """The folder named for the site must not be replaced. Nothing was touched (exit status 2)."""


class Surroundings(Exception):
    """The machine stands in the way: a full disk, a missing permission (exit status 4)."""


class Busy(Surroundings):
    """Another build works on the same site folder and did not finish in time (exit status 4)."""
