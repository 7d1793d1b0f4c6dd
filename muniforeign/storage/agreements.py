"""Agreements with other governments, and their parties."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Composite, Mapped, mapped_column, relationship

from muniforeign.domain.agreements import AgreementKind, AgreementStatus
from muniforeign.domain.text import Localized
from muniforeign.storage.attachments import Attachment
from muniforeign.storage.base import Entity, localized, refers_to
from muniforeign.storage.commitments import Commitment


class Agreement(Entity):
    """A paper that two or more parties sign. `reference` is A-YEAR-NUMBER."""

    __tablename__ = "agreements"

    reference: Mapped[str] = mapped_column(String(20), unique=True)
    kind: Mapped[AgreementKind] = mapped_column(default=AgreementKind.LETTER_OF_INTENT)
    status: Mapped[AgreementStatus] = mapped_column(default=AgreementStatus.DRAFT)
    title: Composite[Localized] = localized("title")
    summary: Composite[Localized] = localized("summary")
    signed_on: Mapped[dt.date | None] = mapped_column(index=True)
    in_force_on: Mapped[dt.date | None]
    expires_on: Mapped[dt.date | None]
    notes: Mapped[str] = mapped_column(default="")

    parties: Mapped[list[AgreementParty]] = relationship(
        cascade="all, delete-orphan", order_by="AgreementParty.position"
    )
    commitments: Mapped[list[Commitment]] = relationship(
        cascade="all, delete-orphan", order_by=(Commitment.due_on.nulls_last(), Commitment.id)
    )
    attachments: Mapped[list[Attachment]] = relationship(cascade="all, delete-orphan")


class AgreementParty(Entity):
    """An organisation that is party to an agreement."""

    __tablename__ = "agreement_parties"
    __table_args__ = (UniqueConstraint("agreement_id", "organisation_id"),)

    agreement_id: Mapped[UUID] = mapped_column(refers_to("agreements"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(refers_to("organisations"), index=True)
    position: Mapped[int] = mapped_column(default=0)
