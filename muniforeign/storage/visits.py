"""Visits in both directions, their delegates, their programme and their points."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Composite, Mapped, mapped_column, relationship

from muniforeign.domain.text import Localized
from muniforeign.domain.visits import (
    DelegateRole,
    Dress,
    PointKind,
    ProgrammeKind,
    Side,
    VisitKind,
    VisitStatus,
)
from muniforeign.storage.attachments import Attachment
from muniforeign.storage.base import Entity, localized, refers_to
from muniforeign.storage.tasks import Task


class Visit(Entity):
    """An encounter with a counterpart, here, there or online. `reference` is V-YEAR-NUMBER."""

    __tablename__ = "visits"

    reference: Mapped[str] = mapped_column(String(20), unique=True)
    kind: Mapped[VisitKind] = mapped_column(default=VisitKind.INCOMING)
    status: Mapped[VisitStatus] = mapped_column(default=VisitStatus.PROPOSED)
    title: Composite[Localized] = localized("title")
    place: Composite[Localized] = localized("place")
    purpose: Composite[Localized] = localized("purpose")
    start_on: Mapped[dt.date | None] = mapped_column(index=True)
    end_on: Mapped[dt.date | None]
    time_zone: Mapped[str] = mapped_column(default="America/Santiago")
    counterpart_id: Mapped[UUID | None] = mapped_column(refers_to("organisations"), index=True)
    notes: Mapped[str] = mapped_column(default="")

    points: Mapped[list[VisitPoint]] = relationship(
        cascade="all, delete-orphan", order_by="VisitPoint.position"
    )
    delegates: Mapped[list[Delegate]] = relationship(
        cascade="all, delete-orphan", order_by="Delegate.position"
    )
    programme: Mapped[list[ProgrammeItem]] = relationship(
        cascade="all, delete-orphan", order_by="ProgrammeItem.starts_at"
    )
    organisations: Mapped[list[VisitOrganisation]] = relationship(
        cascade="all, delete-orphan", order_by="VisitOrganisation.id"
    )
    tasks: Mapped[list[Task]] = relationship(
        cascade="all, delete-orphan", order_by=(Task.due_on.nulls_last(), Task.id)
    )
    attachments: Mapped[list[Attachment]] = relationship(cascade="all, delete-orphan")


class VisitOrganisation(Entity):
    """A further organisation that takes part in a visit."""

    __tablename__ = "visit_organisations"
    __table_args__ = (UniqueConstraint("visit_id", "organisation_id"),)

    visit_id: Mapped[UUID] = mapped_column(refers_to("visits"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(refers_to("organisations"), index=True)


class VisitPoint(Entity):
    """An objective, a thing to obtain or to avoid, or a talking point; internal unless shared."""

    __tablename__ = "visit_points"

    visit_id: Mapped[UUID] = mapped_column(refers_to("visits"), index=True)
    kind: Mapped[PointKind] = mapped_column(default=PointKind.OBJECTIVE)
    position: Mapped[int] = mapped_column(default=0)
    text: Composite[Localized] = localized("text")
    internal: Mapped[bool] = mapped_column(default=True)


class Delegate(Entity):
    """A person in a visit: side, role, place in the order, and who they are paired with."""

    __tablename__ = "delegates"

    visit_id: Mapped[UUID] = mapped_column(refers_to("visits"), index=True)
    person_id: Mapped[UUID] = mapped_column(refers_to("people"), index=True)
    side: Mapped[Side] = mapped_column(default=Side.THEIRS)
    role: Mapped[DelegateRole] = mapped_column(default=DelegateRole.MEMBER)
    position: Mapped[int] = mapped_column(default=0)
    paired_with_id: Mapped[UUID | None] = mapped_column(refers_to("delegates"))
    notes: Mapped[str] = mapped_column(default="")


class ProgrammeItem(Entity):
    """Something that happens at a time in a place. Times are local to `time_zone` (IANA)."""

    __tablename__ = "programme_items"

    visit_id: Mapped[UUID] = mapped_column(refers_to("visits"), index=True)
    kind: Mapped[ProgrammeKind] = mapped_column(default=ProgrammeKind.OTHER)
    starts_at: Mapped[dt.datetime]
    ends_at: Mapped[dt.datetime | None]
    time_zone: Mapped[str] = mapped_column(default="America/Santiago")
    title: Composite[Localized] = localized("title")
    venue: Composite[Localized] = localized("venue")
    interpreter_id: Mapped[UUID | None] = mapped_column(refers_to("people"))
    dress: Mapped[Dress | None]
    public_notes: Composite[Localized] = localized("public_notes")
    notes: Mapped[str] = mapped_column(default="")

    attendees: Mapped[list[ProgrammeAttendee]] = relationship(
        cascade="all, delete-orphan", order_by="ProgrammeAttendee.id"
    )


class ProgrammeAttendee(Entity):
    """A delegate who takes part in a programme item; an item without any is for everybody."""

    __tablename__ = "programme_attendees"
    __table_args__ = (UniqueConstraint("item_id", "delegate_id"),)

    item_id: Mapped[UUID] = mapped_column(refers_to("programme_items"), index=True)
    delegate_id: Mapped[UUID] = mapped_column(refers_to("delegates"), index=True)
