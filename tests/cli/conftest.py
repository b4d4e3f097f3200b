from pathlib import Path

import pytest

from tests.cli.running import run


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site that `init` makes."""
    assert run("init", "site", cwd=tmp_path).code == 0
    return tmp_path / "site"
