"""Where people and organisations are reached: addresses and contact points."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Composite, Mapped, mapped_column

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.text import Localized
from muniforeign.storage.base import Entity, localized, refers_to


class ContactPoint(Entity):
    """A telephone number, an e-mail address, a WeChat name: of one person or organisation."""

    __tablename__ = "contact_points"

    person_id: Mapped[UUID | None] = mapped_column(refers_to("people"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(refers_to("organisations"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[ContactKind] = mapped_column(default=ContactKind.PHONE)
    value: Mapped[str] = mapped_column(default="")
    label: Mapped[str] = mapped_column(default="")


class Address(Entity):
    """A postal address of one person or organisation."""

    __tablename__ = "addresses"

    person_id: Mapped[UUID | None] = mapped_column(refers_to("people"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(refers_to("organisations"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    street: Composite[Localized] = localized("street")
    city: Composite[Localized] = localized("city")
    postal_code: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
