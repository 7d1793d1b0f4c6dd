"""People: names, photos, contact points, and apart from them what is sensitive."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import Index, Text
from sqlalchemy.orm import Composite, Mapped, composite, mapped_column, relationship

from muniforeign.domain.names import PersonName
from muniforeign.domain.people import Gender
from muniforeign.domain.text import Localized
from muniforeign.storage.base import Entity, localized, refers_to
from muniforeign.storage.contacts import Address, ContactPoint
from muniforeign.storage.posts import Post


def _name_part(part: str) -> Mapped[str]:
    return mapped_column(part, Text, default="")


class Person(Entity):
    """Somebody of ours, of theirs or of a third side."""

    __tablename__ = "people"
    __table_args__ = (
        Index("ix_people_sort_name", "sort_name", "id"),
        Index("ix_people_country", "country", "sort_name", "id"),
    )

    name: Composite[PersonName] = composite(
        PersonName,
        _name_part("given_names"),
        _name_part("first_surname"),
        _name_part("second_surname"),
        _name_part("family_hanzi"),
        _name_part("given_hanzi"),
        _name_part("family_pinyin"),
        _name_part("given_pinyin"),
        _name_part("transcription_zh"),
    )
    sort_name: Mapped[str] = mapped_column(default="")
    form_of_address: Composite[Localized] = localized("form_of_address")
    gender: Mapped[Gender] = mapped_column(default=Gender.UNKNOWN)
    country: Mapped[str] = mapped_column(default="")
    languages: Mapped[list[str]] = mapped_column(default=list)
    photo_id: Mapped[UUID | None] = mapped_column(refers_to("attachments"))
    summary: Composite[Localized] = localized("summary")
    notes: Mapped[str] = mapped_column(default="")

    posts: Mapped[list[Post]] = relationship(cascade="all, delete-orphan", order_by=Post.position)
    contact_points: Mapped[list[ContactPoint]] = relationship(
        cascade="all, delete-orphan", order_by=ContactPoint.position
    )
    addresses: Mapped[list[Address]] = relationship(
        cascade="all, delete-orphan", order_by=Address.position
    )
    sensitive: Mapped[SensitiveData | None] = relationship(
        cascade="all, delete-orphan", single_parent=True
    )


class SensitiveData(Entity):
    """What only the office itself may see of a person: kept apart so that it is easy to leave out.

    Diet can reveal religion or health, therefore it stands here (Ley 21.719).
    """

    __tablename__ = "sensitive_data"

    person_id: Mapped[UUID] = mapped_column(refers_to("people"), unique=True)
    passport_number: Mapped[str] = mapped_column(default="")
    passport_expires_on: Mapped[dt.date | None]
    national_id: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[dt.date | None]
    birth_place: Mapped[str] = mapped_column(default="")
    diet: Composite[Localized] = localized("diet")
    health: Mapped[str] = mapped_column(default="")
