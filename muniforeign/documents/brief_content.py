"""What a delegation brief says, in all languages, before it becomes a paper.

Everything that must stay in the office is held in fields that `shareable` empties, so that no
block can print it by mistake: internal notes, diets, internal points, commitments, tasks.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from uuid import UUID

from muniforeign.domain.agreements import AgreementKind, AgreementStatus
from muniforeign.domain.calendar import CalendarNote
from muniforeign.domain.commitments import CommitmentStatus
from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.facts import Fact
from muniforeign.domain.names import PersonName
from muniforeign.domain.organisations import FactSubject
from muniforeign.domain.people import Gender
from muniforeign.domain.protocol import Advice, Phrase
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
from muniforeign.i18n import Code


@dataclass(frozen=True, slots=True)
class Contact:
    """A telephone number, an e-mail address, a WeChat name."""

    kind: ContactKind
    value: str


@dataclass(frozen=True, slots=True)
class Note:
    """A text of the office for itself, written in one language only: `code`."""

    text: str = ""
    code: Code = "es"

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Owner:
    """The municipality whose paper it is."""

    name: Localized
    letterhead: Localized
    crest: bytes | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Point:
    """An objective, a thing to obtain or to avoid, or a talking point."""

    kind: PointKind
    text: Localized
    internal: bool
    id: UUID


@dataclass(frozen=True, slots=True)
class ProfileFact:
    """A fact about an organisation, with where it was read and when."""

    id: UUID
    subject: FactSubject
    text: Localized
    source: str
    source_date: dt.date | None


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on the map, in degrees east and north."""

    name: Localized
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body of either side, in plain words.

    `path` leads from the region or province down to its place. `explained` says in sentences what
    such a place is in its country and what comes near it in the other one, each with its source.
    """

    id: UUID
    name: Localized
    path: tuple[Localized, ...]
    explained: tuple[Fact, ...]
    facts: tuple[ProfileFact, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Delegate:
    """A person of either side.

    `equivalent` is what the post is like on the other side. It stays in the office, as do
    `summary`, `diet`, `notes` and `contacts`.
    """

    id: UUID
    person_id: UUID
    side: Side
    role: DelegateRole
    paired_with: UUID | None
    name: PersonName
    gender: Gender
    photo: bytes | None
    post: Localized
    organisation: Localized
    equivalent: Localized
    equivalent_source: Localized
    summary: Localized = field(default_factory=Localized)
    languages: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    notes: Note = field(default_factory=Note)
    diet: Localized = field(default_factory=Localized)


@dataclass(frozen=True, slots=True)
class Item:
    """Something in the programme; times are local to `time_zone`. `notes` stay in the office."""

    id: UUID
    kind: ProgrammeKind
    starts_at: dt.datetime
    ends_at: dt.datetime | None
    time_zone: str
    title: Localized
    venue: Localized
    attendees: tuple[UUID, ...]
    interpreter: PersonName | None
    dress: Dress | None
    public_notes: Localized
    notes: Note = field(default_factory=Note)


@dataclass(frozen=True, slots=True)
class Agreement:
    """A paper between the two sides, signed or on its way."""

    id: UUID
    reference: str
    kind: AgreementKind
    status: AgreementStatus
    title: Localized
    signed_on: dt.date | None
    expires_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one side promised; `overdue` on the day the brief was gathered."""

    id: UUID
    side: Side
    text: Localized
    responsible: PersonName | None
    due_on: dt.date | None
    status: CommitmentStatus
    overdue: bool
    origin: str


@dataclass(frozen=True, slots=True)
class EarlierVisit:
    """An earlier encounter with the same counterpart."""

    reference: str
    kind: VisitKind
    title: Localized
    start_on: dt.date | None
    id: UUID


@dataclass(frozen=True, slots=True)
class PendingTask:
    """Something that our office still has to do."""

    text: Note
    assignee: PersonName | None
    due_on: dt.date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class BriefContent:
    """All of a delegation brief.

    `delegates` of each side stand in order of precedence; `avoid` is what the program proposes to
    avoid where the office has not written anything; `calendar` has the days of the visit that
    need attention.
    """

    id: UUID
    owner: Owner
    reference: str
    kind: VisitKind
    status: VisitStatus
    title: Localized
    place: Localized
    purpose: Localized
    start_on: dt.date | None
    end_on: dt.date | None
    time_zone: str
    points: tuple[Point, ...]
    own: Organisation | None
    counterpart: Organisation | None
    partners: tuple[Organisation, ...]
    map_points: tuple[MapPoint, ...]
    delegates: tuple[Delegate, ...]
    programme: tuple[Item, ...]
    calendar: tuple[CalendarNote, ...]
    agreements: tuple[Agreement, ...]
    commitments: tuple[Commitment, ...]
    earlier_visits: tuple[EarlierVisit, ...]
    avoid: tuple[Advice, ...]
    advice: tuple[Advice, ...]
    phrases: tuple[Phrase, ...]
    tasks: tuple[PendingTask, ...] = ()
    notes: Note = field(default_factory=Note)

    def points_of(self, kind: PointKind) -> tuple[Point, ...]:
        """The points of one kind, in order."""
        return tuple(point for point in self.points if point.kind is kind)

    def side(self, side: Side) -> tuple[Delegate, ...]:
        """The delegates of one side, in order of precedence."""
        return tuple(delegate for delegate in self.delegates if delegate.side is side)

    def delegate(self, delegate_id: UUID | None) -> Delegate | None:
        """The delegate with this id, or None."""
        return next((one for one in self.delegates if one.id == delegate_id), None)


def shareable(content: BriefContent) -> BriefContent:
    """The brief without what must stay in the office.

    Left out: internal notes of the visit, people and programme; diets; internal points and what
    is to be avoided; what is said of people for the mayor, and what their posts are like; all
    contact points but our office's own; the advice how to meet the guests; what both sides owe
    each other, which is for the talks; and the office's tasks.
    """
    return replace(
        content,
        notes=Note(),
        points=tuple(filter(_may_be_shared, content.points)),
        counterpart=_without_contacts(content.counterpart),
        partners=tuple(replace(partner, contacts=()) for partner in content.partners),
        delegates=tuple(map(_shareable_delegate, content.delegates)),
        programme=tuple(replace(item, notes=Note()) for item in content.programme),
        commitments=(),
        avoid=(),
        advice=(),
        tasks=(),
    )


def _may_be_shared(point: Point) -> bool:
    return not point.internal and point.kind is not PointKind.TO_AVOID


def _without_contacts(organisation: Organisation | None) -> Organisation | None:
    return replace(organisation, contacts=()) if organisation else None


def _shareable_delegate(delegate: Delegate) -> Delegate:
    empty = Localized()
    return replace(
        delegate,
        equivalent=empty,
        equivalent_source=empty,
        summary=empty,
        diet=empty,
        notes=Note(),
        contacts=(),
    )
