"""Making and opening the files and databases of workspaces."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, inspect

from muniforeign.storage import engine as engines
from muniforeign.storage import errors, file_kind, migrate
from muniforeign.storage.keys import FileKey, RecoveryCode, derive_key


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that was read from; `older` is the copy of it before its tables were upgraded."""

    engine: Engine
    older: Path | None


def make_file(path: Path, key: FileKey | None) -> None:
    """A new file with empty tables, whole or not at all.

    Raises AlreadyThere, FolderNotWritable, DiskFull.
    """
    if path.exists():
        raise errors.AlreadyThere(name=path.name)
    part = path.with_name(path.name + ".part")
    with engines.told_by_blame(path.name):
        part.unlink(missing_ok=True)
        _make_tables(engines.open_engine(part, key))
        engines.put_in_place(part, path)


def make_database(address: str, name: str) -> None:
    """The tables in an empty database of a server. Raises AlreadyThere, ServerUnreachable."""
    engine = engines.open_engine(address)
    try:
        with engines.told_by_blame(name):
            if inspect(engine).get_table_names():
                raise errors.AlreadyThere(name=name)
            _make_tables(engine)
    finally:
        engine.dispose()


def key_of(
    path: Path, password: str | None, recovery: str | None, *, rounds: int
) -> FileKey | None:
    """The key for an encrypted file; None for one that is not.

    Raises PasswordNeeded, MisreadRecoveryCode and what `check_kind_of_file` raises.
    """
    file_kind.check_kind_of_file(path, encrypted=bool(password or recovery))
    if not file_kind.is_encrypted(path):
        return None
    salt = file_kind.salt_of(path)
    if recovery:
        return FileKey(RecoveryCode.parse(recovery).key, salt)
    return FileKey(derive_key(password or "", salt, rounds=rounds), salt)


def open_file(
    path: Path, key: FileKey | None, *, by_recovery: bool = False, keep_older: bool = True
) -> OpenFile:
    """Open a file and bring its tables to the latest version.

    Before older tables are upgraded, a copy is put beside the file, unless it is a copy itself
    (`keep_older`). Raises WrongPassword or WrongRecoveryCode, Damaged, NotAWorkspace,
    NewerWorkspace, DiskFull.
    """
    path.with_name(path.name + ".part").unlink(missing_ok=True)
    refused: type[errors.WorkspaceError] = errors.Damaged
    if key is not None:
        refused = errors.WrongRecoveryCode if by_recovery else errors.WrongPassword
    engine = engines.open_engine(path, key)
    try:
        engines.verify(engine, path.name, refused=refused)
        with engines.told_by_blame(path.name):
            kept = path if keep_older else None
            older = migrate.bring_up_to_date(engine, kept, key, path.name)
    except BaseException:
        engine.dispose()
        raise
    return OpenFile(engine, older)


def open_database(address: str, name: str) -> Engine:
    """The engine of a server's database, with tables of the latest version.

    Raises ServerUnreachable, NotAWorkspace, NewerWorkspace.
    """
    engine = engines.open_engine(address)
    try:
        with engines.told_by_blame(name):
            migrate.bring_up_to_date(engine, None, None, name)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _make_tables(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        migrate.create_tables(connection)
    engine.dispose()
