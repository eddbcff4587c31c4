"""A server in a process of its own: the assistant itself, or the channel with a scripted dialogue."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.bot.channels.web.client import free_port

START_SECONDS = 180.0  # on a machine that has much else to do
ASSISTANT = "bot.server"
SCRIPTED = "tests.bot.channels.web.scripted"
NOON = "2026-11-24T12:00"  # a Tuesday: dates on cards are always the same


@dataclass
class Server:
    """One address; the process behind it can be killed and started again."""

    folder: Path
    module: str = ASSISTANT
    pause: float = 0.15  # seconds between the replies of the scripted dialogue
    origins: str = ""
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Server:
        """Starts and waits until pages are served."""
        self.launch()
        try:
            self.wait()
        except RuntimeError:
            self.kill()
            raise
        return self

    def launch(self) -> None:
        arguments = [str(self.port), str(self.pause)] if self.module == SCRIPTED else []
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module, *arguments],
                env={**os.environ, **self.settings()},
                stdout=log,
                stderr=log,
            )

    def settings(self) -> dict[str, str]:
        return {
            "PORT": str(self.port),
            "DATABASE_URL": f"sqlite:///{self.folder}/widget.db",
            "LOTSE_SECRET": "a secret of the tests",
            "LOTSE_WEB_ORIGINS": self.origins,
            "LOTSE_NOW": NOON,
            "SANIC_PROXIES_COUNT": "1",  # so that the bench can come from many addresses
            "PYTHONWARNINGS": "ignore",
        }

    def wait(self) -> None:
        end = time.time() + START_SECONDS
        while time.time() < end:
            if self.process and self.process.poll() is not None:
                raise RuntimeError((self.folder / "server.log").read_text()[-300:])
            try:
                httpx.get(f"{self.url}/chat.css", verify=False)
                return
            except httpx.HTTPError:
                time.sleep(0.2)
        raise RuntimeError(f"the server did not start within {START_SECONDS} s")

    def kill(self) -> None:
        """Ends the process as a power cut would."""
        if self.process:
            self.process.kill()
            self.process.wait()
