"""The line between browser and server: it can be cut, and it can fall silent."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field

PIECE = 65536  # bytes


@dataclass
class Line:
    """A proxy that passes bytes on, until it is cut or silenced."""

    targets: tuple[int, ...]  # ports; with several, connections go to one after the other
    port: int = 0
    count: int = 0
    is_silent: bool = False
    is_cut: bool = False
    writers: set[asyncio.StreamWriter] = field(default_factory=set)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def open(self) -> Line:
        self.server = await asyncio.start_server(self.connect, "127.0.0.1", self.port)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def close(self) -> None:
        if self.server:
            self.server.close()
        self.cut()
        for task in list(self.tasks):
            task.cancel()

    def cut(self) -> None:
        """Breaks every connection; both sides notice."""
        for writer in list(self.writers):
            writer.transport.abort()

    def silence(self) -> None:
        """Passes nothing on any more; nobody notices. What comes in this time is lost for ever."""
        self.is_silent = True

    def restore(self) -> None:
        """New connections work again; those from before the silence stay dead, as with a new network."""
        self.is_silent = False

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.keep(asyncio.current_task(), writer)
        if self.is_cut:
            return writer.transport.abort()
        if self.is_silent:
            return await self.swallow(reader)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.next_target())
        except OSError:
            return writer.transport.abort()
        self.keep(None, far_writer)
        await asyncio.gather(self.carry(reader, far_writer), self.carry(far_reader, writer))

    def next_target(self) -> int:
        self.count += 1
        return self.targets[self.count % len(self.targets)]

    def keep(self, task: asyncio.Task[None] | None, writer: asyncio.StreamWriter) -> None:
        self.writers.add(writer)
        if task:
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while piece := await reader.read(PIECE):
                if self.is_silent:
                    return await self.swallow(reader)
                writer.write(piece)
                await writer.drain()
        writer.close()
        self.writers.discard(writer)

    async def swallow(self, reader: asyncio.StreamReader) -> None:
        """Takes what comes and says nothing."""
        with contextlib.suppress(OSError):
            while await reader.read(PIECE):
                pass
