"""Questions on a terminal, each asked until there is an answer that can stand."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter, ValidationError

from synth.cli.status import UsageFault
from synth.diagnostics.report import safe
from synth.model.fields import Language, WebAddress

Fault = Callable[[str], str]
"""Why an answer cannot stand; empty where it can."""


def somebody_is_there() -> bool:
    """Whether there is anybody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def answer_to(question: str, offered: str = "", fault: Fault = lambda answer: "") -> str:
    """What is answered; an empty answer takes what is offered. Raises UsageFault where the answers end (Ctrl and D)."""
    while True:
        try:
            answer = input(f"{question}{f' [{offered}]' if offered else ''} ").strip() or offered
        except EOFError:
            raise UsageFault("stopped, as there was no answer. Nothing was written.") from None
        if why := fault(answer):
            print(f"  {safe(why)}")
        elif answer:
            return answer


def fault_of_language(answer: str) -> str:
    """Why a text is no language tag."""
    return _fault(Language, answer)


def fault_of_address(answer: str) -> str:
    """Why a text is no web address."""
    return _fault(WebAddress, answer)


def _fault(kind: Any, answer: str) -> str:
    try:
        TypeAdapter(kind).validate_python(answer)
    except ValidationError as found:
        said: str = found.errors()[0]["msg"]
        return f"{said[0].upper()}{said[1:]}."
    return ""
