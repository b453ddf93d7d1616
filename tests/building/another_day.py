"""Runs synth in a process whose clocks are set to 2031: `python -m tests.building.another_day …`."""

from __future__ import annotations

import ctypes
import datetime
import gc
import sys
import time
from typing import Any

LATER = datetime.datetime(2031, 5, 17, 3, 4).timestamp() - time.time()
_REAL = {name: getattr(time, name) for name in ("time", "time_ns", "gmtime", "localtime", "strftime")}


def put_clocks_forward() -> None:
    """Move all clocks, those of the types that are written in C as well."""
    later: dict[str, Any] = {
        "time": lambda: _REAL["time"]() + LATER,
        "time_ns": lambda: _REAL["time_ns"]() + int(LATER * 10**9),
        "gmtime": lambda seconds=None: _REAL["gmtime"](time.time() if seconds is None else seconds),
        "localtime": lambda seconds=None: _REAL["localtime"](time.time() if seconds is None else seconds),
        "strftime": lambda form, at=None: _REAL["strftime"](form, time.localtime() if at is None else at),
    }
    for name, function in later.items():
        setattr(time, name, function)
    moment = datetime.datetime
    _give(datetime.date, "today", classmethod(lambda cls: cls.fromtimestamp(time.time())))
    _give(moment, "today", classmethod(lambda cls: cls.fromtimestamp(time.time())))
    _give(moment, "now", classmethod(lambda cls, tz=None: cls.fromtimestamp(time.time(), tz)))
    _give(moment, "utcnow", classmethod(lambda cls: cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)))


def _give(kind: type, name: str, method: object) -> None:
    # The mapping behind the read-only view; the type must then forget what it remembers of it.
    (mapping,) = gc.get_referents(kind.__dict__)
    mapping[name] = method
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))


if __name__ == "__main__":
    put_clocks_forward()
    print(datetime.date.today().isoformat(), datetime.datetime.now().isoformat(), time.strftime("%Y"))
    from synth.cli import main

    sys.exit(main(sys.argv[1:]))
