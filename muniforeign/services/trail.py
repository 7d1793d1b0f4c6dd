"""The trail of a record in words: who changed what and when, from what to what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import Boolean, Date, DateTime, Enum, Uuid, or_, select
from sqlalchemy.orm import Session

from muniforeign.domain.dates import TimeZone
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, Code
from muniforeign.services import people
from muniforeign.services.trail_labels import FIELDS, RECORDS, SILENT
from muniforeign.storage.agreements import Agreement
from muniforeign.storage.base import Base
from muniforeign.storage.history import HistoryRow, RowHistory, StepKind
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person
from muniforeign.storage.visits import Delegate, ProgrammeItem, Visit

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

_LONGEST: Final = 400
_OWNERS: Final = {
    "visit_id": (
        "visit_points", "visit_organisations", "delegates", "programme_items", "tasks",
        "attachments", "commitments",
    ),
    "item_id": ("programme_attendees",),
    "person_id": ("posts", "contact_points", "addresses", "sensitive_data"),
    "organisation_id": ("profile_facts", "contact_points", "addresses"),
    "agreement_id": ("agreement_parties", "attachments", "commitments"),
}  # fmt: skip
"""The column that names the owner, and the tables of what is owned through it."""

_NAME_PARTS: Final = (
    "family_hanzi", "given_hanzi", "given_names", "first_surname", "second_surname",
)  # fmt: skip
_NAMING: Final = (
    "title_es", "title_zh", "title_en", "text_es", "text_zh", "text_en", "text", "name_es",
    "name_zh", "name", "person_id", "delegate_id", "organisation_id", "value", "city_es",
)  # fmt: skip


@dataclass(frozen=True)
class FieldChange:
    """One field that changed. `field` is a msgid; values are text, Term, date, bool or None.

    `code` is the language of a text that exists in three.
    """

    field: str
    before: object
    after: object
    code: Code | None = None


@dataclass(frozen=True)
class RecordChange:
    """What happened to one record in a step: its id and kind (msgid), the fields that changed.

    `name` is what the record is known by: a text, or None.
    """

    id: UUID
    record: str
    name: object
    added: bool
    deleted: bool
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True)
class TrailLine:
    """One step: when (UTC), who, what was done (msgid), the subject, and to which records.

    `kind` tells an undo or a redo, whose `label` is that of the step it is about.
    """

    at: dt.datetime
    who: str
    kind: StepKind
    label: str
    subject: str
    records: tuple[RecordChange, ...]


def lines(workspace: Workspace, record_ids: Sequence[UUID], limit: int = 200) -> list[TrailLine]:
    """The latest steps first that touched these records; at most `limit` changed rows."""
    rows = workspace.history(record_ids, limit) if record_ids else []
    with workspace.read() as session:
        return [_line(session, list(step)) for _, step in groupby(rows, key=lambda row: row.step)]


def with_parts(workspace: Workspace, record_id: UUID, owner: str) -> list[UUID]:
    """The record and all that ever hung on it, deleted parts too; `owner` as in "visit_id"."""
    with workspace.read() as session:
        found = [record_id, *_owned(session, owner, [record_id])]
        if owner == "visit_id":
            found += _owned(session, "item_id", found[1:])
        return found


def _owned(session: Session, owner: str, ids: Collection[UUID]) -> list[UUID]:
    """Parts by the owner's id in their images, so that those that are gone are found too."""
    if not ids:
        return []
    mentions = [f'%"{owner}": "{each}"%' for each in ids]
    image = or_(
        *(HistoryRow.after.like(text) for text in mentions),
        *(HistoryRow.before.like(text) for text in mentions),
    )
    wanted = select(HistoryRow.record_id).where(HistoryRow.table_name.in_(_OWNERS[owner]), image)
    return list(session.scalars(wanted.distinct()))


def _line(session: Session, rows: Sequence[RowHistory]) -> TrailLine:
    step = rows[0].step
    changed = tuple(_record(session, row) for row in rows)
    return TrailLine(step.at, step.who, step.kind, step.label, step.subject, changed)


def _record(session: Session, row: RowHistory) -> RecordChange:
    return RecordChange(
        id=row.record_id,
        record=RECORDS.get(row.table, row.table),
        added=row.before is None,
        deleted=row.after is None,
        name=_name(session, row),
        changes=tuple(_changes(session, row)),
    )


def _changes(session: Session, row: RowHistory) -> Iterator[FieldChange]:
    labels = FIELDS.get(row.table, {})
    before, after = row.before or {}, row.after or {}
    for column in sorted(row.changed, key=lambda column: _place(row.table, column)):
        name, code = _base_name(row.table, column)
        if name in SILENT or name not in labels:
            continue
        values = [_value(session, row.table, column, side.get(column)) for side in (before, after)]
        if values[0] != values[1]:
            yield FieldChange(labels[name], values[0], values[1], code)


def _name(session: Session, row: RowHistory) -> object:
    """What tells this record from others of its kind: a title, a text, a person."""
    image = row.after or row.before or {}
    parts = [str(image[part]) for part in _NAME_PARTS if image.get(part)]
    if parts:
        return " ".join(parts)
    column = next((each for each in _NAMING if image.get(each)), None)
    return _value(session, row.table, column, image[column]) if column else None


def _place(table: str, column: str) -> tuple[int, int]:
    """Where a column stands among the labels of its table, and its language among the three."""
    name, code = _base_name(table, column)
    names = list(FIELDS.get(table, ()))
    return (names.index(name) if name in names else len(names), CODES.index(code) if code else 0)


def _base_name(table: str, column: str) -> tuple[str, Code | None]:
    stem, _, ending = column.rpartition("_")
    for code in CODES:
        if code == ending and stem in FIELDS.get(table, {}):
            return stem, code
    return column, None


def _value(session: Session, table: str, column: str, stored: Any) -> object:
    """What an image holds of a column, as a value that a screen can write."""
    if stored is None or stored in ("", []):
        return None
    kind = getattr(Base.metadata.tables[table].c.get(column), "type", None)
    value: object = stored
    match kind:
        case Enum():
            known = {str(term.value): term for term in kind.enum_class or ()}
            value = known.get(str(stored), stored)
        case Uuid():
            value = _name_of(session, column, UUID(stored))
        case _ if column == "time_zone":
            value = next((zone for zone in TimeZone if zone.value == stored), stored)
        case Boolean():
            value = bool(stored)
        case DateTime():
            value = dt.datetime.fromisoformat(stored)
        case Date():
            value = dt.date.fromisoformat(stored)
        case _:
            text = ", ".join(map(str, stored)) if isinstance(stored, list) else str(stored)
            value = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return value


def _name_of(session: Session, column: str, record_id: UUID) -> object:
    """What a reference points to, by its name; an empty text where it is gone.

    Of a picture it is only told that there is one.
    """
    if column in {"photo_id", "crest_id"}:
        return True
    record = next(
        (found for kind in _REFERRED.get(column, ()) if (found := session.get(kind, record_id))),
        None,
    )
    if isinstance(record, Delegate):
        return _name_of(session, "person_id", record.person_id)
    return _said(record)


def _said(record: object) -> object:
    match record:
        case Person():
            return people.subject(record.name)
        case Organisation():
            return record.name
        case ProgrammeItem():
            return record.title
        case Visit() | Agreement():
            return record.reference
    return Localized()


_REFERRED: Final[dict[str, tuple[type[Any], ...]]] = {
    "person_id": (Person,),
    "assignee_id": (Person,),
    "interpreter_id": (Person,),
    "responsible_id": (Person,),
    "organisation_id": (Organisation,),
    "counterpart_id": (Organisation,),
    "parent_id": (Organisation,),
    "paired_with_id": (Delegate,),
    "delegate_id": (Delegate,),
    "visit_id": (Visit,),
    "agreement_id": (Agreement,),
    "item_id": (ProgrammeItem,),
}
