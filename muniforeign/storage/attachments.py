"""Photos, crests and papers, as rows of the workspace."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from muniforeign.storage.base import Base, Entity, UtcDateTime, now, refers_to


class Attachment(Entity):
    """A file kept in the workspace. Its content is found by `sha256` in `attachment_contents`.

    A paper hangs on a visit, an agreement, a person or an organisation; photos and crests are
    referred to by their owners instead.
    """

    __tablename__ = "attachments"

    name: Mapped[str] = mapped_column(default="")
    media_type: Mapped[str] = mapped_column(default="application/octet-stream")
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(default=0)
    visit_id: Mapped[UUID | None] = mapped_column(refers_to("visits"), index=True)
    agreement_id: Mapped[UUID | None] = mapped_column(refers_to("agreements"), index=True)


class AttachmentContent(Base):
    """Bytes that never change, kept once however many attachments share them; no history."""

    __tablename__ = "attachment_contents"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[dt.datetime] = mapped_column(UtcDateTime, default=now)
