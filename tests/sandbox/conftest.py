"""The sandbox's tests run on asyncio, as the sandbox does."""

import pytest


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The event loop that the sandbox is written for."""
    return "asyncio"
