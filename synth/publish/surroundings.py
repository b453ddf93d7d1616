"""Errors of the operating system, told apart from faults of synth's own."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from synth.publish.errors import Surroundings

_REASONS = {
    errno.ENOSPC: "The disk is full",
    errno.EDQUOT: "The disk quota is used up",
    errno.EFBIG: "A file grew beyond the size that this system allows",
    errno.EROFS: "The disk can only be read, not written",
    errno.EACCES: "The permission is missing",
    errno.EPERM: "The system does not allow it",
    errno.EIO: "The disk reports a fault",
    errno.ESTALE: "The network disk lost the folder",
    errno.EBUSY: "The system holds the folder (it may be a mounted disk)",
    errno.EMFILE: "Too many files are open",
    errno.ENFILE: "Too many files are open",
    errno.ENOMEM: "The memory is full",
    errno.ENAMETOOLONG: "A name is too long for this disk",
}


def reason_of(error: OSError) -> str:
    """What the system said, as a sentence in plain words, and the file where that one is at fault."""
    reason = _REASONS.get(error.errno or 0) or error.strerror
    if reason is None:
        return str(error)
    # Of a copy, the system names the file that is read, on another disk than the full one.
    named = isinstance(error.filename, str) and error.errno not in (errno.ENOSPC, errno.EDQUOT)
    return f"{reason}: '{error.filename}'." if named else f"{reason}."


def surroundings_behind(error: BaseException) -> Surroundings | None:
    """The same error in plain words if the machine is behind it, else None.

    Looks through the chain of causes, because libraries wrap what the system told them.
    """
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        if isinstance(link, Surroundings):
            return link
        if isinstance(link, OSError) and link.errno in _REASONS:
            return Surroundings(f"{reason_of(link)} The published site is as it was.")
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return None


@contextmanager
def named() -> Iterator[None]:
    """Turn errors of the operating system raised inside into `Surroundings`; others pass as they are."""
    try:
        yield
    except Exception as error:
        told = surroundings_behind(error)
        if told is None or told is error:
            raise
        raise told from error
