"""Reads from the workspace what a delegation brief says, into `BriefContent`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache, partial
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID

from muniforeign.documents import brief_organisations
from muniforeign.documents.brief_content import (
    Agreement,
    BriefContent,
    Commitment,
    Delegate,
    EarlierVisit,
    Item,
    Note,
    Owner,
    PendingTask,
    Point,
)
from muniforeign.domain import calendar, protocol, ranks
from muniforeign.domain.commitments import PENDING
from muniforeign.domain.folding import is_hanzi
from muniforeign.domain.protocol import Advice, AdviceTopic
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import PointKind, ProgrammeKind
from muniforeign.i18n import Code
from muniforeign.services import (
    agreements,
    attachments,
    commitments,
    municipality,
    organisations,
    visits,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from muniforeign.services.delegates import DelegateDetail
    from muniforeign.services.organisations import OrganisationDetail
    from muniforeign.services.visits import VisitDetail
    from muniforeign.storage.information import Information
    from muniforeign.storage.workspace import Workspace

C = TypeVar("C", bound="DataclassInstance")
Known = Callable[[UUID], "OrganisationDetail"]
Noted = Callable[[str], Note]

_ALWAYS: Final = (AdviceTopic.ORDER, AdviceTopic.CARDS, AdviceTopic.SEATING, AdviceTopic.GIFTS)
_WITH_ITEMS: Final = {
    AdviceTopic.MEETING: (ProgrammeKind.COURTESY_MEETING,),
    AdviceTopic.TALKS: (ProgrammeKind.TALKS,),
    AdviceTopic.SIGNING: (ProgrammeKind.SIGNING,),
    AdviceTopic.TOAST: (ProgrammeKind.MEAL, ProgrammeKind.BANQUET),
}
"""Advice on how to plan a visit and on letters is of no use in the room, so it is left out."""


def gather(workspace: Workspace, visit_id: UUID, today: dt.date) -> BriefContent:
    """All that the brief of a visit says. Raises NotFound.

    What is late is late on the day `today`.
    """
    visit = visits.get(workspace, visit_id)
    information = municipality.get(workspace)
    known = cache(lambda organisation_id: organisations.get(workspace, organisation_id))
    own_id, counterpart_id = information.own_organisation_id, visit.counterpart_id
    own, counterpart = known(own_id) if own_id else None, None
    if counterpart_id:
        counterpart = known(counterpart_id)
    day = visit.start_on or today
    note = partial(_note, information.language)
    return _taken(
        BriefContent,
        visit,
        owner=_owner(workspace, information),
        points=tuple(_taken(Point, point) for point in visit.points),
        own=brief_organisations.organisation(own) if own else None,
        counterpart=brief_organisations.organisation(counterpart) if counterpart else None,
        partners=tuple(
            brief_organisations.organisation(known(each.organisation_id)) for each in visit.partners
        ),
        map_points=brief_organisations.map_points(own, counterpart),
        delegates=tuple(_delegate(workspace, each, known, note) for each in visit.delegates),
        programme=tuple(_taken(Item, item, notes=note(item.notes)) for item in visit.programme),
        calendar=_calendar(visit),
        agreements=_agreements(workspace, counterpart_id),
        commitments=_commitments(workspace, counterpart_id, today),
        earlier_visits=_earlier(workspace, counterpart_id, day, visit_id),
        avoid=() if visit.points_of(PointKind.TO_AVOID) else protocol.to_avoid(),
        advice=tuple(_useful_advice(visit)),
        phrases=protocol.phrases(),
        tasks=_tasks(visit, today, note),
        notes=note(visit.notes),
    )


def _taken(kind: type[C], record: object, **further: object) -> C:
    """Content of this kind: what the record has under the same names, and what is given beside."""
    make: Callable[..., C] = kind
    names = [each.name for each in fields(kind) if each.name not in further]
    return make(**{name: getattr(record, name) for name in names}, **further)


def _owner(workspace: Workspace, information: Information) -> Owner:
    return Owner(
        name=information.municipality,
        letterhead=information.letterhead,
        crest=attachments.content(workspace, information.crest_id),
        sample=information.is_sample,
    )


def _note(office: Code, text: str) -> Note:
    """A note in the language it is written in: hanzi tell Chinese, else it is the office's own."""
    text = text.strip()
    hanzi, letters = sum(map(is_hanzi, text)), sum(map(str.isalpha, text))
    if hanzi * 3 > letters:
        return Note(text, "zh")
    return Note(text, "es" if office == "zh" else office)


def _delegate(workspace: Workspace, detail: DelegateDetail, known: Known, note: Noted) -> Delegate:
    person, post = detail.person, detail.post
    fact = None
    if post and post.office:
        where = known(post.organisation_id) if post.organisation_id else None
        division = brief_organisations.division(where) if where else None
        fact = ranks.equivalence(post.office, division.level if division else None)
    return Delegate(
        id=detail.id,
        person_id=person.id,
        side=detail.side,
        role=detail.role,
        paired_with=detail.paired_with_id,
        name=person.name,
        gender=person.gender,
        photo=attachments.content(workspace, person.photo_id),
        post=post.title if post else Localized(),
        organisation=post.organisation if post else Localized(),
        equivalent=fact.text if fact else Localized(),
        equivalent_source=fact.source if fact else Localized(),
        summary=person.summary,
        languages=person.languages,
        contacts=brief_organisations.contacts(person.contact_points),
        notes=note("\n".join(filter(None, (detail.notes.strip(), person.notes.strip())))),
        diet=person.sensitive.diet,
    )


def _calendar(visit: VisitDetail) -> tuple[calendar.CalendarNote, ...]:
    if visit.start_on is None:
        return ()
    return calendar.notes_for(visit.start_on, visit.end_on or visit.start_on)


def _agreements(workspace: Workspace, counterpart: UUID | None) -> tuple[Agreement, ...]:
    rows = agreements.with_organisation(workspace, counterpart) if counterpart else ()
    return tuple(_taken(Agreement, row) for row in rows)


def _commitments(
    workspace: Workspace, counterpart: UUID | None, today: dt.date
) -> tuple[Commitment, ...]:
    """What is still to be done first, the earliest due before; what was done last."""
    rows = commitments.with_organisation(workspace, counterpart) if counterpart else ()
    return tuple(
        _taken(Commitment, row, overdue=row.is_overdue(today))
        for row in sorted(rows, key=lambda row: row.status not in PENDING)
    )


def _earlier(
    workspace: Workspace, counterpart: UUID | None, day: dt.date, but: UUID
) -> tuple[EarlierVisit, ...]:
    rows = visits.earlier_with(workspace, counterpart, day, but) if counterpart else ()
    return tuple(_taken(EarlierVisit, row) for row in rows)


def _useful_advice(visit: VisitDetail) -> Iterable[Advice]:
    present = {item.kind for item in visit.programme}
    for advice in protocol.advice():
        items = _WITH_ITEMS.get(advice.topic, ())
        if advice.topic in _ALWAYS or present.intersection(items):
            yield advice


def _tasks(visit: VisitDetail, today: dt.date, note: Noted) -> tuple[PendingTask, ...]:
    return tuple(
        _taken(PendingTask, task, text=note(task.text), overdue=task.is_overdue(today))
        for task in visit.tasks
        if task.done_on is None
    )
