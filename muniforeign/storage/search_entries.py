"""What of each kind of record can be found: its names, its other words, and what is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, selectinload

from muniforeign.domain import pinyin
from muniforeign.domain.names import PersonName
from muniforeign.domain.organisations import chinese_post
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, Language
from muniforeign.storage.agreements import Agreement, AgreementParty
from muniforeign.storage.attachments import Attachment
from muniforeign.storage.base import Entity
from muniforeign.storage.contacts import ContactPoint
from muniforeign.storage.images import RowChange
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person
from muniforeign.storage.posts import Post
from muniforeign.storage.search_index import Entry
from muniforeign.storage.visits import Delegate, Visit, VisitOrganisation

T = TypeVar("T", bound=Entity)
Reference = InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None]

_IS_PAPER: Final = or_(Attachment.visit_id.is_not(None), Attachment.agreement_id.is_not(None))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record in the index.

    `rows` names, for every table whose rows are part of the entry, the column with the record's
    id. `through` gives, for a table whose names are quoted in the entry, the column with the
    record's id and the column that refers to that table.
    """

    entity: type[Entity]
    build: Callable[[Session, Sequence[UUID]], Iterator[Entry]]
    rows: dict[str, str]
    through: tuple[tuple[str, Reference, Reference], ...] = ()


def build(session: Session, kind: str, ids: Sequence[UUID]) -> list[Entry]:
    """The entries of those records that exist."""
    return list(KINDS[kind].build(session, ids))


def findable_ids(session: Session, kind: str) -> list[UUID]:
    """The ids of those records of a kind that have an entry."""
    query = select(KINDS[kind].entity.id)
    if kind == "paper":
        query = query.where(_IS_PAPER)
    return list(session.scalars(query))


def touched(session: Session, changes: Iterable[RowChange]) -> dict[str, set[UUID]]:
    """By kind, the records whose entries these changes of rows may alter."""
    rows = list(changes)
    found = {
        name: _direct(kind, rows) | _indirect(session, kind, rows) for name, kind in KINDS.items()
    }
    return {name: ids for name, ids in found.items() if ids}


def _direct(kind: Kind, rows: Iterable[RowChange]) -> set[UUID]:
    values = (
        image.get(kind.rows[row.table])
        for row in rows
        if row.table in kind.rows
        for image in (row.before, row.after)
        if image
    )
    return {UUID(value) for value in values if value}


def _indirect(session: Session, kind: Kind, rows: Sequence[RowChange]) -> set[UUID]:
    found: set[UUID] = set()
    for table, record, reference in kind.through:
        changed = [row.record_id for row in rows if row.table == table and row.before]
        for start in range(0, len(changed), 500):
            chunk = changed[start : start + 500]
            found.update(filter(None, session.scalars(select(record).where(reference.in_(chunk)))))
    return found


def _people(session: Session, ids: Sequence[UUID]) -> Iterator[Entry]:
    columns = (Person.id, Person.name, Person.summary, Person.notes)
    people = session.execute(select(*columns).where(Person.id.in_(ids))).all()
    held = _by_person(session, ids, Post, Post.title, Post.organisation_id)
    points = _by_person(session, ids, ContactPoint, ContactPoint.value)
    places = {place for posts in held.values() for _, place in posts}
    organisations = _organisation_names(session, places)
    for person in people:
        posts = [(title, organisations.get(place)) for title, place in held[person.id]]
        yield Entry(
            "person",
            person.id,
            _person_title(person.name),
            _posted(*posts[0]) if posts else Localized(),
            tuple(_person_names(person.name)),
            (
                *(text for title, place in posts for text in (*_texts(title), *_texts(place))),
                *(value for (value,) in points[person.id]),
                *_texts(person.summary),
                person.notes,
            ),
        )


def _by_person(
    session: Session, ids: Sequence[UUID], entity: type[Post] | type[ContactPoint], *columns: Any
) -> dict[UUID, list[tuple[Any, ...]]]:
    """What hangs on these people, in its order, as columns: records would take twice as long."""
    found: defaultdict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    query = select(entity.person_id, *columns).where(entity.person_id.in_(ids))
    for row in session.execute(query.order_by(entity.position)):
        found[row[0]].append(tuple(row[1:]))
    return found


def _organisations(session: Session, ids: Sequence[UUID]) -> Iterator[Entry]:
    query = select(Organisation).where(Organisation.id.in_(ids))
    for found in _fresh(session, query.options(selectinload(Organisation.contact_points))):
        names = [*_texts(found.name), *_texts(found.short_name)]
        readings = [*pinyin.text_tokens(found.name.zh), *pinyin.text_tokens(found.short_name.zh)]
        yield Entry(
            "organisation",
            found.id,
            found.name or found.short_name,
            Localized(*(Language.of(code).gettext(found.kind.label) for code in CODES)),
            (*names, *readings),
            (*(point.value for point in found.contact_points), found.notes),
        )


def _visits(session: Session, ids: Sequence[UUID]) -> Iterator[Entry]:
    query = select(Visit).where(Visit.id.in_(ids))
    visits = _fresh(
        session,
        query.options(
            selectinload(Visit.delegates),
            selectinload(Visit.programme),
            selectinload(Visit.organisations),
        ),
    )
    people = _person_names_by_id(session, {d.person_id for v in visits for d in v.delegates})
    places = {visit.counterpart_id for visit in visits}
    places |= {other.organisation_id for visit in visits for other in visit.organisations}
    organisations = _organisation_names(session, places)
    for visit in visits:
        others = [visit.counterpart_id, *(o.organisation_id for o in visit.organisations)]
        yield Entry(
            "visit",
            visit.id,
            visit.title,
            _referenced(visit.reference, organisations.get(visit.counterpart_id)),
            (visit.reference, *_texts(visit.title)),
            (
                *_texts(visit.place),
                *(text for other in others for text in _texts(organisations.get(other))),
                *(name for d in visit.delegates for name in people.get(d.person_id, ())),
                *(text for item in visit.programme for text in _texts(item.title)),
                visit.notes,
            ),
        )


def _agreements(session: Session, ids: Sequence[UUID]) -> Iterator[Entry]:
    query = select(Agreement).where(Agreement.id.in_(ids))
    agreements = _fresh(
        session,
        query.options(selectinload(Agreement.parties), selectinload(Agreement.commitments)),
    )
    places = {party.organisation_id for found in agreements for party in found.parties}
    organisations = _organisation_names(session, places)
    for found in agreements:
        parties = [organisations.get(party.organisation_id) for party in found.parties]
        yield Entry(
            "agreement",
            found.id,
            found.title,
            _referenced(found.reference, None),
            (found.reference, *_texts(found.title)),
            (
                *_texts(found.summary),
                *(text for party in parties for text in _texts(party)),
                *(text for promise in found.commitments for text in _texts(promise.text)),
                found.notes,
            ),
        )


def _papers(session: Session, ids: Sequence[UUID]) -> Iterator[Entry]:
    """Files that hang on a visit or an agreement; photos and crests are not looked for."""
    query = select(Attachment).where(Attachment.id.in_(ids), _IS_PAPER)
    for paper in _fresh(session, query):
        title = Localized(paper.name, paper.name, paper.name)
        yield Entry("paper", paper.id, title, Localized(), (paper.name,), ())


KINDS: Final[dict[str, Kind]] = {
    "person": Kind(
        Person,
        _people,
        {"people": "id", "posts": "person_id", "contact_points": "person_id"},
        (("organisations", Post.person_id, Post.organisation_id),),
    ),
    "organisation": Kind(
        Organisation,
        _organisations,
        {"organisations": "id", "contact_points": "organisation_id"},
    ),
    "visit": Kind(
        Visit,
        _visits,
        {
            "visits": "id",
            "delegates": "visit_id",
            "programme_items": "visit_id",
            "visit_organisations": "visit_id",
        },
        (
            ("people", Delegate.visit_id, Delegate.person_id),
            ("organisations", Visit.id, Visit.counterpart_id),
            ("organisations", VisitOrganisation.visit_id, VisitOrganisation.organisation_id),
        ),
    ),
    "agreement": Kind(
        Agreement,
        _agreements,
        {
            "agreements": "id",
            "agreement_parties": "agreement_id",
            "commitments": "agreement_id",
        },
        (("organisations", AgreementParty.agreement_id, AgreementParty.organisation_id),),
    ),
    "paper": Kind(Attachment, _papers, {"attachments": "id"}),
}


def _fresh(session: Session, query: Select[T]) -> Sequence[T]:
    return session.scalars(query.execution_options(populate_existing=True)).all()


def _texts(text: Localized | None) -> tuple[str, ...]:
    return tuple(filter(None, (text.es, text.zh, text.en))) if text else ()


def _person_title(name: PersonName) -> Localized:
    return Localized(name.in_language("es"), name.in_language("zh"), name.in_language("en"))


def _person_names(name: PersonName) -> list[str]:
    """All ways in which people write this name, most usual first."""
    plain = name.latin_plain
    names = [name.hanzi, plain, name.transcription_zh, *pinyin.search_tokens(name)]
    if name.is_chinese:
        names.append(" ".join(reversed(plain.split(" ", 1))))
    else:
        names.append(f"{name.first_surname} {name.second_surname} {name.given_names}")
    return [text for text in dict.fromkeys(names) if text.strip()]


def _posted(title: Localized, place: Localized | None) -> Localized:
    where = place or Localized()
    return Localized(
        ", ".join(filter(None, (title.es, where.es))),
        chinese_post(where.zh, title.zh),
        ", ".join(filter(None, (title.en, where.en))),
    )


def _referenced(reference: str, place: Localized | None) -> Localized:
    where = place or Localized()
    texts = [" · ".join(filter(None, (reference, text))) for text in (where.es, where.zh, where.en)]
    return Localized(*texts)


def _organisation_names(
    session: Session, ids: Iterable[UUID | None]
) -> dict[UUID | None, Localized]:
    query = select(Organisation.id, Organisation.name).where(
        Organisation.id.in_([id_ for id_ in ids if id_])
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _person_names_by_id(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    query = select(Person.id, Person.name).where(Person.id.in_(list(ids)))
    return {row[0]: _person_names(row[1]) for row in session.execute(query)}
