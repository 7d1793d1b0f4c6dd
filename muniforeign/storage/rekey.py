"""Changing, setting or removing the password of a file.

The whole file is written anew with the new key beside the old one and takes its place in one
rename: a power cut leaves the old file or the new one, never something between. An old recovery
sheet no longer opens the file; a new one must be printed.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from muniforeign.storage import engine as engines
from muniforeign.storage import errors
from muniforeign.storage import keys as file_keys
from muniforeign.storage.file_kind import APPLICATION_ID
from muniforeign.storage.keys import ROUNDS, FileKey, RecoveryCode
from muniforeign.storage.workspace import Workspace


def change_password(
    workspace: Workspace, password: str | None, *, rounds: int = ROUNDS
) -> RecoveryCode | None:
    """Give the file a new password, or none; the new recovery code.

    `rounds` is only ever lowered by tests. Raises FilesOnly, Busy while something still reads,
    DiskFull (the file is needed twice for a moment), FolderNotWritable.
    """
    if workspace.path is None:
        raise errors.FilesOnly(name=workspace.name)
    path = workspace.path
    key = file_keys.new_key(password, rounds=rounds) if password else None
    part = path.with_name(path.name + ".part")
    with workspace.gate.alone(), engines.driver_told_by_blame(path.name):
        try:
            part.unlink(missing_ok=True)
            _export(path, workspace.key, part, key)
            _check(part, key)
            workspace.engine.dispose()
            engines.put_in_place(part, path)
            workspace.exchange(engines.open_engine(path, key), key)
        finally:
            part.unlink(missing_ok=True)
    return workspace.recovery_code


def _export(source: Path, key: FileKey | None, target: Path, new: FileKey | None) -> None:
    with closing(engines.connect(source, key)) as connection:
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise errors.Busy(name=source.name)
        connection.execute("ATTACH ? AS new KEY ?", (str(target), new.raw if new else ""))
        connection.execute("SELECT sqlcipher_export('new')")
        connection.execute(f"PRAGMA new.application_id={APPLICATION_ID}")
        connection.execute("DETACH new")


def _check(path: Path, key: FileKey | None) -> None:
    """Read the new file once before it takes the old one's place."""
    with closing(engines.connect(path, key)) as connection:
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if answer != "ok":
            raise errors.Damaged(name=path.name)
        connection.execute("PRAGMA journal_mode=DELETE")
