"""Looking after a workspace: backups, restoring them, and checking that all is well."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from muniforeign.i18n import N_, Language
from muniforeign.storage import attachments_store, errors, images, migrate, opening, search_entries
from muniforeign.storage import engine as engines
from muniforeign.storage.attachments import Attachment, AttachmentContent
from muniforeign.storage.base import Base
from muniforeign.storage.history import HistoryRow
from muniforeign.storage.keys import ROUNDS
from muniforeign.storage.locks import FileOfOne
from muniforeign.storage.search_index import SearchEntry
from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be; `message` is a msgid filled with `detail`."""

    message: str
    detail: str

    def text(self, language: Language) -> str:
        """The finding as a sentence."""
        return language.gettext(self.message).format(detail=self.detail)


def backup(workspace: Workspace, target: Path) -> None:
    """Copy the workspace, as it is at this moment, to another file with the same password.

    Others may go on reading and writing meanwhile. Raises FilesOnly, AlreadyThere,
    FolderNotWritable, DiskFull.
    """
    if workspace.path is None:
        raise errors.FilesOnly(name=workspace.name)
    if target.exists():
        raise errors.AlreadyThere(name=target.name)
    engines.copy(workspace.path, workspace.key, target)


def restore(
    source: Path,
    target: Path,
    *,
    password: str | None = None,
    recovery: str | None = None,
    rounds: int = ROUNDS,
) -> Path | None:
    """Put a backup in the place of a workspace that is not open.

    The backup is opened and checked first. What was there is kept under a name with the date,
    which is returned. Raises what `Workspace.open` raises, and AlreadyOpen, DiskFull.
    """
    key = opening.key_of(source, password, recovery, rounds=rounds)
    part = target.with_name(target.name + ".restored")
    lock = FileOfOne(target)
    lock.take()
    try:
        with engines.driver_told_by_blame(target.name):
            part.unlink(missing_ok=True)
            _copy(source, part)
            opened = opening.open_file(part, key, by_recovery=bool(recovery), keep_older=False)
            _refuse_damaged(part, source.name, Workspace(opened.engine, part, key, None))
            aside = _set_aside(target)
            engines.put_in_place(part, target)
    finally:
        part.unlink(missing_ok=True)
        lock.release()
    return aside


def check(workspace: Workspace) -> list[Finding]:
    """Everything that is wrong with a workspace; an empty list when all is well."""
    with workspace.read() as session:
        found = list(_file(session, encrypted=workspace.is_encrypted))
        return found or [*_search(session), *_history(session), *_contents(session)]


def _copy(source: Path, target: Path) -> None:
    """Byte for byte, with the log beside it: the source may be read-only."""
    shutil.copyfile(source, target)
    waiting = source.with_name(source.name + "-wal")
    if waiting.exists():
        shutil.copyfile(waiting, target.with_name(target.name + "-wal"))


def _refuse_damaged(part: Path, name: str, copy: Workspace) -> None:
    try:
        damaged = bool(check(copy))
    finally:
        copy.close()
    if damaged:
        part.unlink()
        raise errors.Damaged(name=name)


def _set_aside(target: Path) -> Path | None:
    if not target.exists():
        return None
    aside = migrate.dated_name(target)
    waiting = target.with_name(target.name + "-wal")
    if waiting.exists():
        waiting.rename(aside.with_name(aside.name + "-wal"))
    target.rename(aside)
    return aside


def _file(session: Session, *, encrypted: bool) -> Iterator[Finding]:
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return
    damaged = N_("Part of the file is damaged: {detail}")
    if encrypted:
        for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check"):
            yield Finding(damaged, str(row[0]))
    for row in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield Finding(damaged, str(row[0]))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(N_("A record refers to one that does not exist: {detail}"), str(row[0]))


def _search(session: Session) -> Iterator[Finding]:
    """Entries must be there for exactly the records that can be found."""
    message = N_("The search index does not agree with the records: {detail}")
    stored = dict[str, set[object]]()
    for kind, record_id in session.execute(select(SearchEntry.kind, SearchEntry.record_id)):
        stored.setdefault(kind, set()).add(record_id)
    for kind in search_entries.KINDS:
        ids = search_entries.findable_ids(session, kind)
        if differing := stored.get(kind, set()) ^ set(ids):
            yield Finding(message, f"{kind}: {len(differing)}")
    entries = session.scalar(select(func.count()).select_from(SearchEntry))
    indexed = session.connection().exec_driver_sql("SELECT count(*) FROM search_index").scalar()
    if entries != indexed:
        yield Finding(message, f"{entries} / {indexed}")


def _history(session: Session) -> Iterator[Finding]:
    """The last image of every row must be the row itself, or undo could not begin."""
    latest = select(func.max(HistoryRow.id)).group_by(HistoryRow.table_name, HistoryRow.record_id)
    query = select(HistoryRow).where(HistoryRow.id.in_(latest))
    for row in session.scalars(query.execution_options(yield_per=500)):
        if row.before is None and row.after is None:
            continue
        table = Base.metadata.tables[row.table_name]
        found = images.read(session.connection(), table, [row.record_id]).get(row.record_id)
        if not images.agree(found, images.from_text(row.after)):
            message = N_("History does not agree with a record: {detail}")
            yield Finding(message, f"{row.table_name} {row.record_id}")


def _contents(session: Session) -> Iterator[Finding]:
    """Every attachment's bytes must be there and unchanged."""
    message = N_("The content of a photo or paper is missing or damaged: {detail}")
    there = set(session.scalars(select(AttachmentContent.sha256)))
    for digest in there:
        if not attachments_store.is_intact(session, digest):
            yield Finding(message, digest)
    for name, digest in session.execute(select(Attachment.name, Attachment.sha256)):
        if digest not in there:
            yield Finding(message, name)
