"""Whatever comes, the server lives; and it ends when it is told to."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from generator.language.desk import Desk
from tests.cli.running import PYTHONPATH
from tests.language.client import Editor, editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

COMMAND = [sys.executable, "-m", "generator", "language-server"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": PYTHONPATH}
HOSTILE = [
    "",
    "\ufeff",
    "\0\0\0",
    "---\n" * 2000,
    "---\ntitle: [" + "[" * 500,
    "[" * 20_000,
    "TODO: " * 8_000,
    "\u2028TODO\u2029\x0b\x0c\x85",
    "<!--" * 5_000,
    "\r\r\r\n\n\r" * 500,
    "\N{FIRE}" * 20_000 + " (TODO: which)",
    "| a | b |\n| - | - |\n" + "| TODO | ??? |\n" * 1_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_text_is_answered_and_then_a_fine_one(server: Editor, tmp_path: Path, text: str) -> None:
    file = server.open(tmp_path / "a.md", text)
    await server.until(file, lambda _: True)
    server.type(file, "It was slow (TODO: why).\n")
    await server.until(file, lambda codes: "ED002" in codes)
    server.close(file)
    assert server.log() == []


async def test_changes_of_texts_that_are_not_open_are_passed_over(server: Editor, tmp_path: Path) -> None:
    uri = (tmp_path / "a.md").as_uri()
    server.versions[uri] = 1
    server.type(uri, "text")
    server.save(uri)
    server.close(uri)
    file = server.open(tmp_path / "b.md", "It was slow (TODO: why).\n")
    await server.until(file, lambda codes: "ED002" in codes)
    server.close(file)


async def test_a_place_outside_of_the_text_is_no_fault(server: Editor, tmp_path: Path) -> None:
    file = server.open(tmp_path / "a.md", "one\n")
    server.type(file, "(TODO: why)\n\nend\n", types.Range(types.Position(99, 99), types.Position(100, 0)))
    await server.until(file, lambda codes: "ED002" in codes)
    outside = types.Position(500, 500)
    where = types.TextDocumentIdentifier(file)
    assert await server.client.text_document_hover_async(types.HoverParams(where, outside)) is None
    server.close(file)


async def test_a_fault_of_ours_is_logged_and_the_next_text_is_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    logged: list[str] = []
    published = asyncio.Event()
    desk = Desk(lambda *_: published.set(), logged.append)

    def fail(*_: object) -> None:
        raise ZeroDivisionError("the answer")

    with monkeypatch.context() as broken:
        broken.setattr("generator.language.desk.check_open", fail)
        desk.opened((tmp_path / "a.md").as_uri(), 1, "one\n", "markdown")
        async with asyncio.timeout(10):
            while not logged:
                await asyncio.sleep(0.01)
    assert "ZeroDivisionError: the answer" in logged[0]
    published.clear()
    desk.opened((tmp_path / "b.md").as_uri(), 1, "one\n", "markdown")
    await asyncio.wait_for(published.wait(), 10)


def ask(process: "subprocess.Popen[bytes]", *messages: bytes) -> None:
    assert process.stdin is not None
    for message in messages:
        process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(message), message))
    process.stdin.flush()


INITIALIZE = (
    b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{},"processId":null,"rootUri":null}}'
)
SHUTDOWN = b'{"jsonrpc":"2.0","id":2,"method":"shutdown"}'
EXIT = b'{"jsonrpc":"2.0","method":"exit"}'


def start(*arguments: str) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen([*COMMAND, *arguments], env=ENVIRONMENT, stdin=pipe, stdout=pipe, stderr=pipe)


@pytest.mark.parametrize(
    ("messages", "code"), [([INITIALIZE, SHUTDOWN, EXIT], 0), ([INITIALIZE, EXIT], 1), ([INITIALIZE], 1), ([], 1)]
)
async def test_the_exit_code_is_that_of_the_protocol(messages: list[bytes], code: int) -> None:
    process = start()
    ask(process, *messages)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (code, b"")
    assert (b'"result"' in out) == bool(messages)


async def test_what_is_no_message_is_told_and_the_next_one_is_answered() -> None:
    process = start()
    ask(process, b"{no json", b"[1, 2]", b'{"jsonrpc":"2.0","id":7,"method":"no/such"}', INITIALIZE, SHUTDOWN, EXIT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, b"")
    assert b'"capabilities"' in out


async def test_a_polite_kill_ends_it_at_once() -> None:
    process = start()
    ask(process, INITIALIZE)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 143
    process.communicate()


async def test_a_client_that_connects_is_served_and_the_server_ends_with_it() -> None:
    process = start("--tcp", "0")
    assert process.stderr is not None
    line = process.stderr.readline().decode()
    host, _, port = line.rpartition(" ")[2].strip().rpartition(":")
    assert host == "127.0.0.1"
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        for message in (INITIALIZE, SHUTDOWN, EXIT):
            connection.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(message), message))
        answer = b""
        while data := connection.recv(65536):
            answer += data
    assert b'"capabilities"' in answer
    assert process.wait(timeout=10) == 0
    process.communicate()


async def test_a_port_that_is_taken_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = subprocess.run(
            [*COMMAND, "--tcp", str(port)], env=ENVIRONMENT, capture_output=True, text=True, timeout=30
        )
    assert (ran.returncode, ran.stderr) == (1, f"afterword: 127.0.0.1:{port}: Address already in use\n")


async def test_an_editor_without_any_capability_is_served(tmp_path: Path) -> None:
    async with editor(capabilities=types.ClientCapabilities()) as using:
        file = using.open(tmp_path / "a.md", "It was slow (TODO: why).\n")
        found = await using.until(file, lambda codes: "ED002" in codes)
        assert all(one.related_information is None and one.code_description is None for one in found)
