"""The bytes of photos and papers: kept once each, by their SHA-256, outside history.

They never change, so undoing the deletion of a photo only needs its row back. Bytes go when
neither an attachment nor an image in history refers to them any more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from muniforeign.storage.attachments import Attachment, AttachmentContent
from muniforeign.storage.history import HistoryRow


def keep(session: Session, content: bytes) -> str:
    """Put bytes into the workspace, inside a change; their SHA-256, for `Attachment.sha256`."""
    digest = hashlib.sha256(content).hexdigest()
    known = select(AttachmentContent.sha256).where(AttachmentContent.sha256 == digest)
    if session.scalar(known) is None:
        session.add(AttachmentContent(sha256=digest, content=content))
        session.flush()
    return digest


def content(session: Session, digest: str) -> bytes:
    """The bytes with this SHA-256. Raises LookupError where there are none."""
    query = select(AttachmentContent.content).where(AttachmentContent.sha256 == digest)
    found = session.scalar(query)
    if found is None:
        raise LookupError(f"no content {digest}")
    return found


def is_intact(session: Session, digest: str) -> bool:
    """Whether the bytes still have the SHA-256 that they are found by."""
    return hashlib.sha256(content(session, digest)).hexdigest() == digest


def purge(session: Session) -> int:
    """Delete bytes that nothing refers to, inside a change; how many contents went."""
    kept = set(session.scalars(select(Attachment.sha256))) | set(_in_history(session))
    unused = [d for d in session.scalars(select(AttachmentContent.sha256)) if d not in kept]
    for digest in unused:
        statement = delete(AttachmentContent).where(AttachmentContent.sha256 == digest)
        session.connection().execute(statement)
    return len(unused)


def _in_history(session: Session) -> Iterator[str]:
    query = select(HistoryRow).where(HistoryRow.table_name == Attachment.__tablename__)
    for row in session.scalars(query):
        change = row.change()
        yield from (image["sha256"] for image in (change.before, change.after) if image)
