"""What every test shares: no display, none of this computer's own settings, and workspaces.

`workspace` is a new file. A folder or module of tests that shall hold on a server too puts
`anywhere` in its place; each test then runs twice, and the second run is skipped where
PostgreSQL is not installed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.postgresql import Server, find_programs

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_user_data(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """An empty folder in the place of this user's settings and logs."""
    folder = tmp_path_factory.mktemp("user-data")
    monkeypatch.setenv("MUNIFOREIGN_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of this test run's own."""
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    with Server.running(programs) as running:
        yield running


@pytest.fixture
def in_a_file(tmp_path: Path) -> Iterator[Workspace]:
    """A new, empty, encrypted workspace; its key is derived in one round, to be fast."""
    from muniforeign.storage.workspace import Workspace

    made = Workspace.create(tmp_path / "office.muniforeign", password="secreto", rounds=1)
    yield made
    made.close()


@pytest.fixture
def on_a_server(server: Server) -> Iterator[Workspace]:
    """A new, empty workspace in a database."""
    from muniforeign.storage.workspace import Workspace

    made = Workspace.open(server.workspace_address())
    yield made
    made.close()


@pytest.fixture(params=["in_a_file", "on_a_server"], ids=["file", "server"])
def anywhere(request: pytest.FixtureRequest) -> Workspace:
    """A new workspace in a file, then one on a server."""
    made: Workspace = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def workspace(in_a_file: Workspace) -> Workspace:
    """A new workspace."""
    return in_a_file
