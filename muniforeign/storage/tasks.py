"""Tasks: what the office still has to do, mostly for a visit."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from muniforeign.storage.base import Entity, refers_to


class Task(Entity):
    """Something to do, in the words of whoever wrote it down."""

    __tablename__ = "tasks"

    visit_id: Mapped[UUID | None] = mapped_column(refers_to("visits"), index=True)
    text: Mapped[str] = mapped_column(default="")
    assignee_id: Mapped[UUID | None] = mapped_column(refers_to("people"))
    due_on: Mapped[dt.date | None]
    done_on: Mapped[dt.date | None]
