"""What the tests of services share."""

from __future__ import annotations

import pytest

from muniforeign.storage.workspace import Workspace
from tests.services.desk import Desk, furnished


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    """A small office with one record of each kind."""
    return furnished(workspace)
