"""Jinja, set up for pages by the thousand: nothing is compiled twice, and values are put out in few steps."""

from __future__ import annotations

import sys
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from functools import cache
from html import escape
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError
from types import CodeType
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from synth import __version__

_KEPT = Path(__file__).with_name("templates") / "__pycache__"
_COMPILED_BY = f"synth {__version__}, jinja2 {version('jinja2')}"


@cache
def environment() -> Environment:
    """One for the pages at every depth, so that each template is compiled once."""
    made = Environment(
        loader=PackageLoader("synth.pour"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_Compiled(str(_KEPT), "%s.pyc"),
    )
    made.context_class = _Context
    made.template_class = _Template
    return made


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates beside the templates, as Python keeps its modules, where that can be written.

    Never in a project: what is kept is run, and a project's files come from strangers.
    """

    def get_source_checksum(self, source: str) -> str:
        """Also of what compiles it: another version of synth may set Jinja up in another way for the same template."""
        return super().get_source_checksum(f"{_COMPILED_BY}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        # Of a file that is damaged, such as by a disk that was full, nothing is taken: it is written anew.
        with suppress(OSError, EOFError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            _KEPT.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


class _Template(Template):
    """Escapes by `_escaped`."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


def _escaped(value: object) -> str:
    """What is HTML already as it is, and all else escaped; the pieces are joined next, so none is marked as HTML."""
    return value if isinstance(value, Markup) else escape(str(value))


class _Context(Context):
    """Calls what a template calls and does no more: nothing here asks for the context that Jinja offers each call."""

    def call(
        self, called: Callable[..., Any], /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        return called(*args, **named)
