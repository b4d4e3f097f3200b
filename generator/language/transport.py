"""How the server talks to its client: over its standard streams, or over a connection on this machine."""

import asyncio
import contextlib
import os
import socket
import sys
from collections.abc import Coroutine
from threading import Event, Thread
from typing import Any, BinaryIO
from zoneinfo import reset_tzpath

from pygls.io_ import StdoutWriter, run_async

from generator.disk.errors import outside
from generator.language.server import make_server

HOST = "127.0.0.1"
_LONGEST_HEADER = 2**16
_AT_ONCE = 2**16


def serve_streams() -> int:
    """Talks over standard input and output until the client ends it; returns the exit code that it asks for."""
    _prepare()
    if os.isatty(0):
        print("waiting for an editor to talk to; Ctrl-C ends it", file=sys.stderr, flush=True)
    # Whatever else would be printed must not get among the messages.
    written, sys.stdout = os.fdopen(os.dup(sys.stdout.fileno()), "wb"), sys.stderr
    return _run(_talk_over_streams(written))


def serve_connection(port: int) -> int:
    """Waits for one client on `port` of this machine, and talks to it. Raises OutsideError where the port is taken."""
    _prepare()
    return _run(_talk_over_connection(port))


def _prepare() -> None:
    # Zones come from the tzdata package, as for a build.
    reset_tzpath(to=())


def _run(talk: Coroutine[Any, Any, None]) -> int:
    try:
        asyncio.run(talk)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    # The client went away without a word.
    return 1


async def _talk_over_streams(written: BinaryIO) -> None:
    reader = asyncio.StreamReader(_LONGEST_HEADER)
    loop = asyncio.get_running_loop()

    def feed() -> None:
        # By number, and in a thread of its own: so a blocked read holds no lock that keeps the program from ending.
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody reads any more
            try:
                while data := os.read(0, _AT_ONCE):
                    loop.call_soon_threadsafe(reader.feed_data, data)
            except OSError:
                pass
            loop.call_soon_threadsafe(reader.feed_eof)

    Thread(target=feed, name="standard input", daemon=True).start()
    await _talk(reader, StdoutWriter(written))


async def _talk_over_connection(port: int) -> None:
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    busy = False

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal busy
        if busy:
            writer.close()
            return
        busy = True
        try:
            await _talk(reader, writer)
        finally:
            writer.close()
            if not ended.done():
                ended.set_result(None)

    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        # Python adds the address to the words, which name it already.
        raise outside(OSError(error.errno, os.strerror(error.errno or 0)), f"{HOST}:{port}") from None
    server = await asyncio.start_server(talk, sock=listening, limit=_LONGEST_HEADER)
    print(f"listening on {HOST}:{listening.getsockname()[1]}", file=sys.stderr, flush=True)
    async with server:
        await ended


async def _talk(reader: asyncio.StreamReader, writer: "StdoutWriter | asyncio.StreamWriter") -> None:
    server = make_server()
    server.protocol.set_writer(writer)
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, ValueError):
        await run_async(
            stop_event=Event(),
            reader=reader,
            protocol=server.protocol,
            error_handler=server.report_server_error,
        )
