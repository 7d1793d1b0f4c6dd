"""What every test shares: no display, and none of this computer's own settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_user_data(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """An empty folder in the place of this user's settings and logs."""
    folder = tmp_path_factory.mktemp("user-data")
    monkeypatch.setenv("MUNIFOREIGN_HOME", str(folder))
    return folder
