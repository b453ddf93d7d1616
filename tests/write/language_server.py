"""A small client of the language server that editors use for YAML: what an editor shows at a place in a file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.fetched.npm import from_npm

_NAME = "yaml-language-server"
_LONGEST = 60.0


def find_language_server() -> str:
    """The path of a server: `SYNTH_YAML_LANGUAGE_SERVER`, else one on PATH, else the locked one, fetched with npm.

    Raises LookupError, which says why, where there is none.
    """
    named = os.environ.get("SYNTH_YAML_LANGUAGE_SERVER") or shutil.which(_NAME)
    return named or str(from_npm(f".bin/{_NAME}"))


class LanguageServer:
    """One running server, and one conversation with it."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path) -> None:
        self._process = process
        self._root = root
        self._count = 0
        self._told: dict[str, list[dict[str, Any]]] = {}
        self._ask("initialize", {"processId": os.getpid(), "rootUri": root.as_uri(), "capabilities": _CAPABILITIES})
        self._tell("initialized", {})

    def open(self, path: str, text: str) -> None:
        """Open a file of the project with that text, whatever stands on the disk."""
        document = {"uri": self._uri(path), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def problems(self, path: str) -> list[tuple[int, str]]:
        """What the server underlines: line, from 1, and message; by line."""
        while self._uri(path) not in self._told:
            self._take()
        told = self._told[self._uri(path)]
        return sorted((item["range"]["start"]["line"] + 1, item["message"]) for item in told)

    def offered(self, path: str, line: int, column: int) -> dict[str, str]:
        """What is offered at a place (from 1): label to what is said about it."""
        answer = self._ask("textDocument/completion", self._place(path, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: _words(item.get("documentation", "")) for item in items}

    def said(self, path: str, line: int, column: int) -> str:
        """What is shown for the word at a place (from 1)."""
        answer = self._ask("textDocument/hover", self._place(path, line, column))
        return _words(answer["contents"]) if answer else ""

    def _uri(self, path: str) -> str:
        return (self._root / path).as_uri()

    def _place(self, path: str, line: int, column: int) -> dict[str, Any]:
        return {
            "textDocument": {"uri": self._uri(path)},
            "position": {"line": line - 1, "character": column - 1},
        }

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._count += 1
        number = self._count
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _take(self) -> dict[str, Any]:
        """The next message; questions of the server are answered with what it should do without."""
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while (line := stream.readline().strip()) or not length:
            if not line:
                raise EOFError("the language server has ended")
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        message: dict[str, Any] = json.loads(stream.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            settings = [_SETTINGS.get(item.get("section"), {}) for item in message.get("params", {}).get("items", [])]
            self._send({"id": message["id"], "result": settings or None})
        return message


_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
    },
}
# Nothing is asked of other hosts.
_SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}


def _words(documentation: Any) -> str:
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)


@contextmanager
def language_server(path: str, root: Path) -> Iterator[LanguageServer]:
    """A server for the project at `root`, ended afterwards."""
    process = subprocess.Popen(
        [path, "--stdio"], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    # A server that says nothing more ends, and the conversation with it.
    patience = threading.Timer(_LONGEST, process.kill)
    patience.start()
    try:
        yield LanguageServer(process, root)
    finally:
        patience.cancel()
        process.kill()
        process.communicate(timeout=_LONGEST)
