"""Organisations: governments, offices, companies, and what is known of them."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Composite, Mapped, mapped_column, relationship

from muniforeign.domain.organisations import FactSubject, OrganisationKind, RelationshipStatus
from muniforeign.domain.text import Localized
from muniforeign.storage.base import Entity, localized, refers_to
from muniforeign.storage.contacts import Address, ContactPoint


class Organisation(Entity):
    """A body with people in it: ours, theirs or a third one.

    `country` is an ISO 3166 code of two letters; a Chilean organisation may stand in a commune
    (five digits), a Chinese one in a division (six digits of GB/T 2260).
    """

    __tablename__ = "organisations"

    kind: Mapped[OrganisationKind] = mapped_column(default=OrganisationKind.OTHER)
    name: Composite[Localized] = localized("name")
    short_name: Composite[Localized] = localized("short_name")
    sort_name: Mapped[str] = mapped_column(default="", index=True)
    country: Mapped[str] = mapped_column(String(2), default="", index=True)
    commune_code: Mapped[str] = mapped_column(String(5), default="")
    division_code: Mapped[str] = mapped_column(String(6), default="")
    status: Mapped[RelationshipStatus] = mapped_column(default=RelationshipStatus.NONE)
    parent_id: Mapped[UUID | None] = mapped_column(refers_to("organisations"), index=True)
    crest_id: Mapped[UUID | None] = mapped_column(refers_to("attachments"))
    notes: Mapped[str] = mapped_column(default="")

    contact_points: Mapped[list[ContactPoint]] = relationship(
        cascade="all, delete-orphan", order_by=ContactPoint.position
    )
    addresses: Mapped[list[Address]] = relationship(
        cascade="all, delete-orphan", order_by=Address.position
    )
    facts: Mapped[list[ProfileFact]] = relationship(
        cascade="all, delete-orphan", order_by="ProfileFact.position"
    )


class ProfileFact(Entity):
    """One thing known of an organisation or its city, with who says so and when."""

    __tablename__ = "profile_facts"

    organisation_id: Mapped[UUID] = mapped_column(refers_to("organisations"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    subject: Mapped[FactSubject] = mapped_column(default=FactSubject.OTHER)
    text: Composite[Localized] = localized("text")
    source: Mapped[str] = mapped_column(default="")
    source_date: Mapped[dt.date | None]
