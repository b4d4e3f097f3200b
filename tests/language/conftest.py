from collections.abc import AsyncIterator

import pytest_asyncio

from tests.language.client import Editor, editor


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def server() -> AsyncIterator[Editor]:
    """One server for all tests of a module: each has a folder of its own, as several sites of one author."""
    async with editor() as using:
        yield using
