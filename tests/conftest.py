"""What every test shares: no display, and none of this computer's own settings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new, empty, encrypted workspace; its key is derived in one round, to be fast."""
    from muniforeign.storage.workspace import Workspace

    made = Workspace.create(tmp_path / "office.muniforeign", password="secreto", rounds=1)
    yield made
    made.close()
