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
SCRIPTS: Final = Path(__file__).with_name("migrations")


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


def bring_up_to_date(
    engine: Engine, path: Path | None, key: FileKey | None, name: str
) -> Path | None:
    """Upgrade older tables, after a copy of the file at `path` was put beside it: its path.

    Raises NewerWorkspace where a later version of the program made them, NotAWorkspace where
    there are none, DiskFull where there is no room for the copy or the upgrade; then, and after
    a power cut, the file is as it was.
    """
    with engine.connect() as connection:
        found = version_of(connection)
    if found == VERSION:
        return None
    if not found:
        raise errors.NotAWorkspace(name=name)
    if found > VERSION:
        raise errors.NewerWorkspace(name=name)
    if path is None:
        upgrade(engine)
        return None
    _forget_unfinished_copies(path, found)
    copy = copy_name(path, found)
    engines.copy(path, key, copy)
    try:
        with engines.told_by_blame(name):
            upgrade(engine)
    except errors.DiskFull:
        copy.unlink()
        raise
    return copy


def copy_name(path: Path, version: str) -> Path:
    """Where an older file is kept: NAME 0001 2026-11-23 101500.muniforeign."""
    return dated_name(path.with_name(f"{path.stem} {version}{path.suffix}"))


def dated_name(path: Path) -> Path:
    """A name beside the file that nothing has yet: NAME 2026-11-23 101500.muniforeign."""
    now = dt.datetime.now()
    while True:
        dated = path.with_name(f"{path.stem} {now:%Y-%m-%d %H%M%S}{path.suffix}")
        if not dated.exists():
            return dated
        now += dt.timedelta(seconds=1)


def _forget_unfinished_copies(path: Path, version: str) -> None:
    """Remove what a power cut during the copy left."""
    start, middle = f"{path.stem} {version} ", f"{path.suffix}.part"
    for left in path.parent.iterdir():
        if left.name.startswith(start) and middle in left.name:
            left.unlink(missing_ok=True)


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run the migrations up to a revision, in one transaction.

    The tables of a file are rebuilt while what refers to them stays, so foreign keys are off,
    which SQLite allows only before a transaction begins. On a server, a colleague who opens the
    workspace at the same moment waits and then finds it done.
    """
    from alembic import command

    try:
        with engine.execution_options(writes=True).connect() as connection:
            if connection.dialect.name == "sqlite":
                driver = connection.connection.dbapi_connection
                assert driver is not None
                driver.execute("PRAGMA foreign_keys=OFF")
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.exec_driver_sql("LOCK TABLE alembic_version")
                command.upgrade(configuration(connection), revision)
    finally:
        engine.dispose()


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for a connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
