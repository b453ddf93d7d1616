"""pandoc as the citation engine: a document of citations in, the same document with citations and entries set out.

Both are pandoc's own tree as JSON, so that no text is ever read as markup, in whatever it may look like it.
"""

from __future__ import annotations

import json
import os
import subprocess
from base64 import b64encode
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Tree = dict[str, Any]

# What a bibliography of 100,000 references would take, many times over.
_SECONDS = 1_800
_DATA = "data:application/xml;base64,"


class EngineFault(RuntimeError):
    """The engine could not set the citations; the message is what it said."""


def engine_version() -> str:
    """What is different where the engine is another one."""
    return f"pypandoc_binary {version('pypandoc_binary')}"


def run_engine(document: Tree, style: str) -> list[Tree]:
    """The blocks of a document with its citations set in a style, the bibliography last.

    `document` is a tree of pandoc with `references` in its `meta`; `style` is the XML of an independent style.
    Raises EngineFault.
    """
    # In the document, as no file that a killed build would leave behind; of the user's own settings, nothing.
    encoded = b64encode(style.encode()).decode()
    styled = document | {"meta": document["meta"] | {"csl": {"t": "MetaString", "c": f"{_DATA}{encoded}"}}}
    command = [_program(), "--from=json", "--to=json", "--citeproc", "--sandbox", f"--data-dir={os.devnull}"]
    try:
        done = subprocess.run(
            command, input=json.dumps(styled).encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise EngineFault(f"pandoc did not end within {_SECONDS} seconds") from fault
    if done.returncode:
        raise EngineFault(done.stderr.decode("utf-8", "replace")[-4_000:].strip())
    blocks: list[Tree] = json.loads(done.stdout)["blocks"]
    return blocks


@cache
def _program() -> str:
    found = find_spec("pypandoc")
    for folder in found.submodule_search_locations or () if found else ():
        program = Path(folder, "files", "pandoc.exe" if os.name == "nt" else "pandoc")
        if program.is_file():
            return str(program)
    raise ModuleNotFoundError("the package pypandoc_binary is not installed")
