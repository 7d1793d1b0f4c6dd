"""What a workspace says of itself: whose office it is and how its papers are headed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import String, select
from sqlalchemy.orm import Composite, Mapped, Session, mapped_column

from muniforeign.domain.text import Localized
from muniforeign.i18n import Code
from muniforeign.storage.base import Entity, localized, refers_to


@dataclass(frozen=True, slots=True)
class Information:
    """The municipality, its letterhead, and what new records and papers start from.

    `commune_code` has the five digits of the official list, `region` its name; `crest_id` is an
    attachment, `own_organisation_id` the record of the municipality itself; `paper` is letter,
    oficio or a4. `created_at` is set when the workspace is made.
    """

    municipality: Localized = field(default_factory=Localized)
    commune_code: str = ""
    region: str = ""
    letterhead: Localized = field(default_factory=Localized)
    crest_id: UUID | None = None
    own_organisation_id: UUID | None = None
    language: Code = "es"
    paper: str = "letter"
    is_sample: bool = False
    created_at: dt.datetime | None = None


class WorkspaceInformation(Entity):
    """The one row behind `Information`."""

    __tablename__ = "workspace_information"

    municipality: Composite[Localized] = localized("municipality")
    commune_code: Mapped[str] = mapped_column(String(5), default="")
    region: Mapped[str] = mapped_column(default="")
    letterhead: Composite[Localized] = localized("letterhead")
    crest_id: Mapped[UUID | None] = mapped_column(refers_to("attachments"))
    own_organisation_id: Mapped[UUID | None] = mapped_column(refers_to("organisations"))
    language: Mapped[str] = mapped_column(String(2), default="es")
    paper: Mapped[str] = mapped_column(String(10), default="letter")
    is_sample: Mapped[bool] = mapped_column(default=False)


_FIELDS = (
    "municipality",
    "commune_code",
    "region",
    "letterhead",
    "crest_id",
    "own_organisation_id",
    "language",
    "paper",
    "is_sample",
)


def get_information(session: Session) -> Information:
    """What the workspace says of itself; defaults where nothing was written yet."""
    row = session.scalar(select(WorkspaceInformation))
    if row is None:
        return Information()
    values = {name: getattr(row, name) for name in _FIELDS}
    return replace(Information(), created_at=row.created_at, **values)


def put_information(session: Session, information: Information) -> None:
    """Write it, inside a change: it can be undone. `created_at` stays what it was."""
    row = session.scalar(select(WorkspaceInformation))
    if row is None:
        row = WorkspaceInformation()
        session.add(row)
    for name in _FIELDS:
        setattr(row, name, getattr(information, name))
