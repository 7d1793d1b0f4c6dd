"""Posts: which person holds which office in which organisation, from when to when."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy.orm import Composite, Mapped, mapped_column

from muniforeign.domain.ranks import Office, Rank
from muniforeign.domain.text import Localized
from muniforeign.storage.base import Entity, localized, refers_to


class Post(Entity):
    """One post of a person. The first one by position is the principal one.

    `precedence` overrides the order of protocol that follows from the office; lower comes first.
    """

    __tablename__ = "posts"

    person_id: Mapped[UUID] = mapped_column(refers_to("people"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(refers_to("organisations"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    title: Composite[Localized] = localized("title")
    office: Mapped[Office | None]
    rank: Mapped[Rank | None]
    precedence: Mapped[int | None]
    start_on: Mapped[dt.date | None]
    end_on: Mapped[dt.date | None]
