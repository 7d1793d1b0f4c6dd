"""Commitments: obligations of an agreement, or promises made in a visit."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy.orm import Composite, Mapped, mapped_column

from muniforeign.domain.commitments import CommitmentStatus
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import Side
from muniforeign.storage.base import Entity, localized, refers_to


class Commitment(Entity):
    """One promise: whose it is, by when, and how it stands."""

    __tablename__ = "commitments"

    agreement_id: Mapped[UUID | None] = mapped_column(refers_to("agreements"), index=True)
    visit_id: Mapped[UUID | None] = mapped_column(refers_to("visits"), index=True)
    side: Mapped[Side] = mapped_column(default=Side.OURS)
    text: Composite[Localized] = localized("text")
    responsible_id: Mapped[UUID | None] = mapped_column(refers_to("people"))
    due_on: Mapped[dt.date | None] = mapped_column(index=True)
    fulfilled_on: Mapped[dt.date | None]
    status: Mapped[CommitmentStatus] = mapped_column(default=CommitmentStatus.OPEN)
    notes: Mapped[str] = mapped_column(default="")
