"""A municipality's website on an origin of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

HTML = '<!doctype html><html lang="de"><title>Linnich</title><script src="{script}"></script><h1>Linnich</h1>'


class Website(BaseHTTPRequestHandler):
    """One page, with the script that the address names."""

    def do_GET(self) -> None:
        body = HTML.format(script=self.path.partition("?")[2]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def other_website() -> Iterator[str]:
    """The website's origin, as long as it is needed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Website)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
