"""What all tests share: where the data beside the project stands, and no silent skips in `make test-all`."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _folder(variable: str) -> Path:
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"{variable} is not set: the data that this test reads is not beside the project")
    return Path(value)


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test touches the cache of whoever runs it."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real postmortems, keys and scorers."""
    return _folder("AFTERWORD_CORPUS")


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of hostile inputs and their judge."""
    return _folder("AFTERWORD_CASES")


@pytest.fixture(scope="session")
def seed(corpus: Path) -> Path:
    """The draft that Afterword began with."""
    return next((corpus.parent / "seed").glob("*.md"))


@pytest.fixture(scope="session")
def browser() -> str:
    """The command of a headless browser."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    pytest.skip("no browser: tests/install-browser installs one")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """Where AFTERWORD_NO_SKIPS is set, a skip is a failure, but for data that is not part of the project."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("AFTERWORD_NO_SKIPS") and "AFTERWORD_" not in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped, which `make test-all` does not allow: {report.longrepr}"
