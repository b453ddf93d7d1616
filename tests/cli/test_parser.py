"""Which commands the line knows, and that none brings in what only another needs."""

from __future__ import annotations

import argparse
import subprocess
import sys

import pytest

from synth.cli.main import _COMMANDS, parser


def commands_of(line: tuple[str, ...]) -> set[str]:
    (entered,) = (action for action in parser(line)._actions if isinstance(action, argparse._SubParsersAction))
    return set(entered.choices)


def test_without_a_known_command_all_of_them_are_there() -> None:
    assert commands_of(()) == commands_of(("chekc",)) == set().union(*_COMMANDS.values())


@pytest.mark.parametrize("names", _COMMANDS.values(), ids=_COMMANDS)
def test_a_command_stands_in_the_module_in_which_it_is_looked_for(names: set[str]) -> None:
    for name in names:
        assert commands_of((name, "--help")) == names


def test_a_folder_that_is_called_as_a_command_is_no_hindrance() -> None:
    options = parser(("-C", "check", "build")).parse_args(("-C", "check", "build"))
    assert str(options.project) == "check" and options.run.__name__ == "build"


def test_a_check_does_not_import_what_only_a_build_needs() -> None:
    program = "import sys; from synth.cli.main import parser; parser(['check']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "synth.check.project" in loaded
    assert not loaded & {"synth.build", "synth.pour", "synth.export", "jinja2", "mkdocs"}
