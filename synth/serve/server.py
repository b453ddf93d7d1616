"""The local web server of the preview: files of the last good site, and the stream of changes."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from socketserver import TCPServer
from typing import Any

from synth.serve.files import content_type, locate
from synth.serve.panel import bare_page, problems, with_preview
from synth.serve.shelf import Shelf, Shown

_HTML = "text/html; charset=utf-8"
_HEARTBEAT = 15.0
_OWN_NAMES = ("localhost", "127.0.0.1", "[::1]")


class PreviewServer(ThreadingHTTPServer):
    """Serves what is on the shelf. One thread a connection; none of them keeps the process alive."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str, port: int, shelf: Shelf) -> None:
        self.shelf = shelf
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        # Without the look-up of the host's full name, which can ask the network and take seconds.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser that goes away in the middle is no fault.
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "synth"
    sys_version = ""
    timeout = 60
    server: PreviewServer

    def do_GET(self) -> None:
        if not self._is_asked_here():
            said = "This preview answers only at localhost and 127.0.0.1."
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain; charset=utf-8", said.encode())
            return
        address = self.path.partition("?")[0]
        if address == "/__synth/events":
            self._stream()
        elif address == "/__synth/problems":
            self._send(HTTPStatus.OK, _HTML, problems(self.server.shelf.shown).encode())
        elif address in ("/__synth/reload.js", "/__synth/panel.css"):
            name = address.rpartition("/")[2]
            kind = "text/javascript" if name.endswith(".js") else "text/css"
            self._send(HTTPStatus.OK, f"{kind}; charset=utf-8", _asset(name))
        else:
            self._page(self.server.shelf.shown)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal belongs to the builds."""

    def _is_asked_here(self) -> bool:
        """Whether the browser was sent to this machine by one of its own names, not by a stranger's that leads here."""
        named = self.headers.get("Host", "").lower()
        return not named or named.removesuffix(f":{self.server.server_port}") in (*_OWN_NAMES, self.server.server_name)

    def _page(self, shown: Shown) -> None:
        if shown.site is None:
            waiting = "The site appears here as soon as it can be built."
            body = bare_page("Nothing to show yet", waiting, shown)
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, _HTML, body)
            return
        found = locate(shown.site, self.path)
        if found is None:
            self._missing(shown)
        elif found.file is None:
            self._send(HTTPStatus.FOUND, _HTML, b"", {"Location": found.move_to})
        else:
            try:
                content = found.file.read_bytes()
            except OSError:
                self._missing(shown)
                return
            kind = content_type(found.file)
            self._send(HTTPStatus.OK, kind, with_preview(content, shown) if kind == _HTML else content)

    def _missing(self, shown: Shown) -> None:
        own = shown.site and locate(shown.site, "/404.html")
        with suppress(OSError):
            if own and own.file:
                self._send(HTTPStatus.NOT_FOUND, _HTML, with_preview(own.file.read_bytes(), shown))
                return
        body = bare_page("No such page", "The site has no page at this address.", shown)
        self._send(HTTPStatus.NOT_FOUND, _HTML, body)

    def _send(self, status: HTTPStatus, kind: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _stream(self) -> None:
        """Tell the page which site and which problems are current: now, and whenever they change."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        shelf = self.server.shelf
        shown = shelf.shown
        self._tell(shown)
        while True:
            now = shelf.wait_for_other(shown, _HEARTBEAT)
            if shelf.closed:
                return
            # An empty comment shows whether the page is still there.
            self._tell(now) if now is not shown else self.wfile.write(b":\n\n")
            shown = now

    def _tell(self, shown: Shown) -> None:
        state = {"site": shown.site_version, "problems": shown.problems_version}
        self.wfile.write(f"retry: 500\ndata: {json.dumps(state)}\n\n".encode())


@cache
def _asset(name: str) -> bytes:
    return (files("synth.serve") / "assets" / name).read_bytes()
