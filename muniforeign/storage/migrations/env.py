"""Run by Alembic: the connection comes from `migrate.configuration`."""

from __future__ import annotations

from alembic import context

from muniforeign.storage import tables
from muniforeign.storage.migrations.comparison import OPTIONS

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.Base.metadata,
    **OPTIONS,
)
context.run_migrations()
