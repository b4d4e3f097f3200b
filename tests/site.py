"""What tests of whole sites begin with: folders of their own, built by the real command."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from PIL import Image


def run(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """The `afterword` command of this checkout, as a user runs it."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("AFTERWORD")}
    env["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parents[1]), env.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**env, **environment},
        check=False,
        timeout=300,
    )


def write_site(root: Path, files: dict[str, str | bytes], config: str = "title: Test\n") -> Path:
    """A site at `root` with `files` by path."""
    for name, content in {"site.yaml": config, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def picture(path: Path, size: tuple[int, int] = (64, 32)) -> None:
    """A PNG of a size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (40, 90, 160)).save(path)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, but for the record that an output keeps of itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".afterword" not in path.relative_to(folder).parts
    }


def problems(root: Path, *arguments: str) -> list[dict[str, Any]]:
    """What `afterword lint --format json` says of a folder."""
    done = run("lint", root, "--format", "json", "--fail-on", "never", *arguments)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["problems"]
    return found
