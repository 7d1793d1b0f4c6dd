"""From a file or a server's address to a database engine; and database errors told by blame.

One driver, sqlcipher3, opens every file, with a password or without. Elsewhere nobody needs to
know pragmas, and nobody outside `engine` and `search_index` writes SQL that only SQLite knows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.exc import DataError, DBAPIError, OperationalError

from muniforeign.storage import errors
from muniforeign.storage.file_kind import APPLICATION_ID, blame_of_system
from muniforeign.storage.keys import FileKey

_RULES: Final[dict[str, type[errors.WorkspaceError]]] = {
    "UNIQUE": errors.AlreadyTaken,
    "FOREIGN KEY": errors.StillReferenced,
}
_BLAME: Final[dict[int, type[errors.WorkspaceError]]] = {
    3: errors.FolderNotWritable,
    5: errors.Busy,
    6: errors.Busy,
    8: errors.FolderNotWritable,
    10: errors.DiskFailed,
    11: errors.Damaged,
    13: errors.DiskFull,
    14: errors.FolderNotWritable,
    26: errors.Damaged,
}
_WITHOUT_CODE: Final = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "database or disk is full": 13,
}
"""What the driver says where it leaves out the code, as it does of a copy of a file."""
_SERVER_BLAME: Final[dict[str, type[errors.WorkspaceError]]] = {
    "22": errors.RefusedByServer,
    "23503": errors.StillReferenced,
    "23505": errors.AlreadyTaken,
    "40": errors.ChangedMeanwhile,
    "53100": errors.DiskFull,
    "54": errors.RefusedByServer,
    "55": errors.Busy,
    "58": errors.DiskFailed,
}
"""By SQLSTATE or its class, the first two characters."""


def is_address(place: Path | str) -> bool:
    """Whether a place is a server's address rather than a file."""
    return isinstance(place, str) and place.startswith("postgresql")


def open_engine(place: Path | str, key: FileKey | None = None) -> Engine:
    """The engine of a file, encrypted where there is a key, or of a PostgreSQL address.

    Nothing is opened before the first connection. Error texts leave out what people wrote.
    Transactions that begin on an engine with the execution option `writes=True` take
    SQLite's write lock at once.
    """
    if is_address(place):
        return _server_engine(str(place))
    return _file_engine(Path(place), key)


def _server_engine(address: str) -> Engine:
    """Each transaction sees one moment, as in a file, and overwrites nothing that came later."""
    return create_engine(
        address,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
        connect_args={"connect_timeout": _PATIENCE},
    )


_PATIENCE: Final = 10
"""Seconds to wait for the answer of a server."""
_CACHE: Final = 2_000
_CACHE_WRITING: Final = 48_000
"""Kilobytes of pages that a connection keeps at most. Long imports write all over the index of
names: with few pages, most of their time would go into decrypting the same ones again."""


def _file_engine(path: Path, key: FileKey | None) -> Engine:
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _roll_back)
    return engine


def _roll_back(connection: Any, record: object) -> None:
    """End the transaction of a commit that failed, which SQLite leaves open; give memory back."""
    del record
    if connection is None:
        return
    if connection.in_transaction:
        connection.rollback()
    connection.execute(f"PRAGMA cache_size=-{_CACHE}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    if writes:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{_CACHE_WRITING}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def connect(path: Path, key: FileKey | None) -> Any:
    """A connection of the driver to a file, with its key and the settings of every connection.

    Memory is not wiped by SQLCipher after each use (`cipher_memory_security`): it costs a third
    of the speed and the screen shows the same data anyway.
    """
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(
        str(path), timeout=10, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute("PRAGMA cipher_memory_security=OFF")
        if key is not None:
            connection.execute(f'PRAGMA key="{key.raw}"')
        for setting in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {setting}")
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def mark_as_workspace(connection: Connection) -> None:
    """Write into a new file which program it belongs to."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def verify(engine: Engine, name: str, *, refused: type[errors.WorkspaceError]) -> None:
    """Read from the file for the first time; `refused` is raised where the key does not fit.

    Raises also NotAWorkspace for a database of another program, and what `told_by_blame` does.
    """
    with told_by_blame(name):
        try:
            with engine.connect() as connection:
                found = connection.exec_driver_sql("PRAGMA application_id").scalar()
                connection.execute(text("SELECT count(*) FROM sqlite_master"))
        except DBAPIError as error:
            if _sqlite_code(error) & 0xFF == 26:
                raise refused(name=name) from error
            raise
    if found != APPLICATION_ID:
        raise errors.NotAWorkspace(name=name)


@contextmanager
def told_by_blame(name: str) -> Iterator[None]:
    """Turn errors of the disk, the file or the server into sentences; ours stay what they are."""
    try:
        yield
    except DBAPIError as error:
        if found := _blame(error):
            raise found(name=name) from error
        raise
    except OSError as error:
        raise blame_of_system(error, name) from error


def _blame(error: DBAPIError) -> type[errors.WorkspaceError] | None:
    if error.connection_invalidated:
        return errors.ServerUnreachable
    state = getattr(error.orig, "sqlstate", None) or ""
    if found := _SERVER_BLAME.get(state) or _SERVER_BLAME.get(state[:2]):
        return found
    code = _sqlite_code(error)
    if code & 0xFF == 19:
        broken = (kind for rule, kind in _RULES.items() if rule in str(error.orig))
        return next(broken, None)
    if code:
        return _BLAME.get(code & 0xFF)
    if isinstance(error, DataError):
        return errors.RefusedByServer
    return errors.ServerUnreachable if isinstance(error, OperationalError) else None


def _sqlite_code(error: DBAPIError) -> int:
    return int(getattr(error.orig, "sqlite_errorcode", 0) or 0)


@contextmanager
def driver_told_by_blame(name: str) -> Iterator[None]:
    """The same for errors that come from the driver itself."""
    from sqlcipher3 import dbapi2

    try:
        with told_by_blame(name):
            yield
    except dbapi2.Error as error:
        code = int(getattr(error, "sqlite_errorcode", 0) or _WITHOUT_CODE.get(str(error), 0))
        raise _BLAME.get(code & 0xFF, errors.DiskFailed)(name=name) from error


def copy(source: Path, key: FileKey | None, target: Path) -> None:
    """Copy a file page by page while others may use it, whole or not at all.

    Raises what `driver_told_by_blame` does.
    """
    part = target.with_name(target.name + ".part")
    with driver_told_by_blame(target.name):
        try:
            part.unlink(missing_ok=True)
            _copy_pages(source, part, key)
            put_in_place(part, target)
        finally:
            part.unlink(missing_ok=True)


def _copy_pages(source: Path, target: Path, key: FileKey | None) -> None:
    with closing(connect(source, key)) as reader, closing(connect(target, key)) as writer:
        reader.backup(writer)


def put_in_place(part: Path, target: Path) -> None:
    """Rename a finished file to its final name, safe against a power cut."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
