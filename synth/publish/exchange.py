"""Two folders change places in one step of the file system."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, <linux/fs.h>
_RENAME_SWAP = 2  # macOS, <sys/stdio.h>
_UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders, so that at no moment either name is missing.

    False where the system or the disk cannot do that; then nothing has changed. Raises OSError.
    """
    swap = _swap()
    if swap is None:
        return False
    ctypes.set_errno(0)
    if sys.platform == "darwin":
        failed = swap(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
    else:
        failed = swap(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(other))


def sync(folder: Path) -> None:
    """Have everything written so far on the disk of `folder`, so that a power cut leaves no hollow pages."""
    flush = getattr(_library(), "syncfs", None)
    if flush is None:
        os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        ctypes.set_errno(0)
        if flush(descriptor):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))
    finally:
        os.close(descriptor)


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


@cache
def _swap() -> Any:
    name = {"linux": "renameat2", "darwin": "renamex_np"}.get(sys.platform)
    function = getattr(_library(), name, None) if name else None
    if function is None:
        return None
    text, number = ctypes.c_char_p, ctypes.c_int
    function.restype = number
    function.argtypes = (
        [text, text, ctypes.c_uint] if sys.platform == "darwin" else [number, text, number, text, ctypes.c_uint]
    )
    return function
