"""People: lists, details and commands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import aliased

from muniforeign.domain.names import PersonName
from muniforeign.domain.people import Gender
from muniforeign.domain.ranks import Office, Rank
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_
from muniforeign.services import attachments, contacts, posts, records, search
from muniforeign.services.listing import Keys, Listing, Records, ordered
from muniforeign.services.posts import PostDetail
from muniforeign.storage import erasure
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person, SensitiveData
from muniforeign.storage.posts import Post

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class PersonRow:
    """A person as a line of a list, with the principal post."""

    id: UUID
    name: PersonName
    gender: Gender
    country: str
    title: Localized
    office: Office | None
    rank: Rank | None
    organisation_id: UUID | None
    organisation: Localized
    photo_id: UUID | None
    updated_at: dt.datetime


@dataclass(frozen=True)
class Sensitive:
    """What only the office itself may see of a person; empty where nothing was written."""

    passport_number: str = ""
    passport_expires_on: dt.date | None = None
    national_id: str = ""
    birth_date: dt.date | None = None
    birth_place: str = ""
    diet: Localized = field(default_factory=Localized)
    health: str = ""


@dataclass(frozen=True)
class PersonDetail:
    """Everything about one person; `sensitive` is to be left out of what is shared."""

    id: UUID
    name: PersonName
    form_of_address: Localized
    gender: Gender
    country: str
    languages: tuple[str, ...]
    photo_id: UUID | None
    summary: Localized
    notes: str
    posts: tuple[PostDetail, ...]
    contact_points: tuple[contacts.ContactPointDetail, ...]
    addresses: tuple[contacts.AddressDetail, ...]
    sensitive: Sensitive
    updated_at: dt.datetime


def listed(workspace: Workspace, listing: Listing) -> Records[PersonRow]:
    """People in a list's order: by name, title, organisation or updated.

    Filters: `country`, `organisation` (an id), `office`, `language`, and `missing`, one of photo
    and post.
    """
    statement = _filtered(workspace, _joined(listing), listing)
    # an expression and a column that no index has: SQLite then goes through people in the order
    # in which their posts lie, ten times faster than by name
    within = (Person.sort_name.concat(""), Person.created_at)
    keys: Keys = {
        "name": [Person.sort_name, Person.id],
        "title": [Post.__table__.c.title_es, *within],
        "organisation": [Organisation.sort_name, *within],
        "country": [Person.country, Person.sort_name],
        "updated": [Person.updated_at, Person.id],
    }
    return Records(workspace, ordered(statement, keys, listing, "name"), _rows)


def _joined(listing: Listing) -> Select[UUID]:
    """People, with their principal posts only where the list orders or filters by them.

    Without them, the order by name is read from an index alone.
    """
    statement = select(Person.id)
    by_post = listing.filters.get("office") or listing.filters.get("missing") == "post"
    if not by_post and listing.sort not in {"title", "organisation"}:
        return statement
    return _with_principal_posts(statement)


def _with_principal_posts(statement: Select[Any]) -> Select[Any]:
    """Everybody once, with the first post and its organisation where there are any."""
    statement = statement.outerjoin(Post, (Post.person_id == Person.id) & (Post.position == 0))
    return statement.outerjoin(Organisation, Organisation.id == Post.organisation_id)


def get(workspace: Workspace, person_id: UUID) -> PersonDetail:
    """Everything about a person. Raises NotFound."""
    with workspace.read() as session:
        return detail(session, records.fetch(session, Person, person_id))


def create(workspace: Workspace, *, name: PersonName, **values: object) -> UUID:
    """Add a person; `values` are attributes of PersonDetail that hold one value."""
    person = Person()
    records.assign(person, {"name": name, "sort_name": name.sort_key(), **values})
    return records.add(workspace, person, N_("Add person"), subject(name))


def update(workspace: Workspace, person_id: UUID, **changes: object) -> None:
    """Change attributes of a person: name, gender, country, languages, photo_id, notes and more.

    Raises NotFound.
    """
    with workspace.change(N_("Edit person")) as session:
        person = records.fetch(session, Person, person_id)
        records.assign(person, changes)
        person.sort_name = person.name.sort_key()


def update_sensitive(workspace: Workspace, person_id: UUID, **changes: object) -> None:
    """Change attributes of a person's `Sensitive` part. Raises NotFound."""
    with workspace.change(N_("Edit sensitive data")) as session:
        person = records.fetch(session, Person, person_id)
        if person.sensitive is None:
            person.sensitive = SensitiveData()
        records.assign(person.sensitive, changes)


def set_photo(workspace: Workspace, person_id: UUID, picture: bytes) -> None:
    """Give a person a portrait that `attachments.read_picture` prepared; empty takes it away."""
    attachments.set_picture(workspace, Person, person_id, "photo_id", picture)


def delete(workspace: Workspace, person_id: UUID) -> None:
    """Delete a person with posts, contact points and places in visits. Raises NotFound."""
    with workspace.read() as session:
        name = subject(records.fetch(session, Person, person_id).name)
    records.remove(workspace, Person, person_id, N_("Delete person"), name)


def erase(workspace: Workspace, person_id: UUID) -> None:
    """Erase a person and every trace in history, for good: it cannot be undone (Ley 21.719)."""
    erasure.erase(workspace, Person, person_id)


def countries(workspace: Workspace) -> list[str]:
    """The countries that people are of, as codes."""
    with workspace.read() as session:
        return list(session.scalars(select(Person.country).where(Person.country != "").distinct()))


def choices(workspace: Workspace, text: str, limit: int = 20) -> Sequence[PersonRow]:
    """People to choose from while somebody types; the first ones by name when the text is empty."""
    return listed(workspace, Listing(text=text)).first_page(limit)


def subject(name: PersonName) -> str:
    """A name as history and lists of changes show it in any language."""
    return " ".join(part for part in (name.hanzi, name.latin_plain) if part)


def detail(session: Session, person: Person) -> PersonDetail:
    """Everything about a person that was read in this session."""
    kept = person.sensitive
    return PersonDetail(
        id=person.id,
        name=person.name,
        form_of_address=person.form_of_address,
        gender=person.gender,
        country=person.country,
        languages=tuple(person.languages),
        photo_id=person.photo_id,
        summary=person.summary,
        notes=person.notes,
        posts=posts.details(session, person.posts),
        contact_points=contacts.point_details(person.contact_points),
        addresses=contacts.address_details(person.addresses),
        sensitive=_sensitive(kept) if kept else Sensitive(),
        updated_at=person.updated_at,
    )


def _sensitive(kept: SensitiveData) -> Sensitive:
    return Sensitive(
        passport_number=kept.passport_number,
        passport_expires_on=kept.passport_expires_on,
        national_id=kept.national_id,
        birth_date=kept.birth_date,
        birth_place=kept.birth_place,
        diet=kept.diet,
        health=kept.health,
    )


def _filtered(workspace: Workspace, statement: Select[UUID], listing: Listing) -> Select[UUID]:
    filters = listing.filters
    if country := filters.get("country"):
        statement = statement.where(Person.country == country)
    if organisation := filters.get("organisation"):
        theirs = aliased(Post)
        held = select(theirs.person_id).where(theirs.organisation_id == UUID(organisation))
        statement = statement.where(Person.id.in_(held))
    if office := filters.get("office"):
        statement = statement.where(Post.office == Office(office))
    if language := filters.get("language"):
        statement = statement.where(cast(Person.languages, Text).contains(f'"{language}"'))
    if filters.get("missing") == "photo":
        statement = statement.where(Person.photo_id.is_(None))
    if filters.get("missing") == "post":
        statement = statement.where(Post.id.is_(None))
    if listing.text.strip():
        statement = statement.where(Person.id.in_(search.ids(workspace, listing.text, "person")))
    return statement


def _rows(session: Session, ids: Sequence[UUID]) -> list[PersonRow]:
    """Lines of the list, read as columns at once: whole records would take four times as long."""
    statement = _with_principal_posts(
        select(Person.id, Person.name, Person.gender, Person.country, Post.title, Post.office)
        .add_columns(Post.rank, Post.organisation_id, Organisation.name)
        .add_columns(Person.photo_id, Person.updated_at)
    )
    return [_row(*found) for found in session.execute(statement.where(Person.id.in_(ids)))]


def _row(*columns: Any) -> PersonRow:
    """The columns in the order of the line's fields; who has no post has no texts of one."""
    *person, title, office, rank, place, organisation, photo, updated = columns
    held = (title or Localized(), office, rank, place, organisation or Localized())
    values: Sequence[Any] = (*person, *held, photo, updated)
    return PersonRow(*values)
