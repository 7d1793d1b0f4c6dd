"""The version of a workspace's tables: make them, refuse newer ones, bring older ones up to date.

`VERSION` is the latest revision in `migrations`; Alembic, slow to load, is only imported when a
file really is older.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy import text as sql

from muniforeign.storage import engine as engines
from muniforeign.storage import errors, search_index, tables
from muniforeign.storage.keys import FileKey

if TYPE_CHECKING:
    from alembic.config import Config

VERSION: Final = "0001"


def create_tables(connection: Connection) -> None:
    """Make all tables of the latest version in an empty database."""
    engines.mark_as_workspace(connection)
    tables.Base.metadata.create_all(connection)
    search_index.create(connection)
    connection.execute(
        sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
            "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(sql("INSERT INTO alembic_version VALUES (:version)"), {"version": VERSION})


def version_of(connection: Connection) -> str:
    """The revision of the tables, or an empty text where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.scalar(sql("SELECT version_num FROM alembic_version")) or "")


def bring_up_to_date(engine: Engine, path: Path | None, key: FileKey | None, name: str) -> None:
    """Upgrade older tables, after a copy of the file was put beside it.

    Raises NewerWorkspace where a later version of the program made them, NotAWorkspace where
    there are none.
    """
    with engine.connect() as connection:
        found = version_of(connection)
    if found == VERSION:
        return
    if not found:
        raise errors.NotAWorkspace(name=name)
    if found > VERSION:
        raise errors.NewerWorkspace(name=name)
    if path is not None:
        engines.copy(path, key, copy_name(path, found))
    upgrade(engine)


def copy_name(path: Path, version: str) -> Path:
    """Where an older file is kept: NAME 0001 2026-11-23 101500.muniforeign."""
    day = dt.datetime.now().strftime("%Y-%m-%d %H%M%S")
    return path.with_name(f"{path.stem} {version} {day}{path.suffix}")


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to a revision, in one transaction."""
    from alembic import command

    with engine.execution_options(writes=True).connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.commit()
        with connection.begin():
            command.upgrade(configuration(connection), revision)
    engine.dispose()


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for a connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    return config
