"""The tables of the first version: where all migrations start.

Every file has at least these tables, since a new one is made with the latest version's. What
they were is kept in the frozen files of the tests, from which each later version is reached.
"""

from __future__ import annotations

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing comes before this version."""
