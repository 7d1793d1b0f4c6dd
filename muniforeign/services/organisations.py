"""Organisations: lists, details, profile facts and commands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select

from muniforeign.domain import places
from muniforeign.domain.errors import UserError
from muniforeign.domain.folding import fold
from muniforeign.domain.organisations import FactSubject, OrganisationKind, RelationshipStatus
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_
from muniforeign.services import attachments, contacts, records, search
from muniforeign.services.listing import Keys, Listing, Records, ordered
from muniforeign.storage.organisations import Organisation, ProfileFact
from muniforeign.storage.posts import Post

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace


OWN_STAYS = N_(
    "Our own municipality cannot be deleted, since papers bear its name. Nothing was deleted."
)


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation as a line of a list; `people` counts who holds a post in it."""

    id: UUID
    kind: OrganisationKind
    name: Localized
    country: str
    place: Localized
    status: RelationshipStatus
    people: int
    crest_id: UUID | None
    updated_at: dt.datetime


@dataclass(frozen=True)
class FactDetail:
    """One thing known of an organisation, with its source."""

    id: UUID
    subject: FactSubject
    text: Localized
    source: str
    source_date: dt.date | None


@dataclass(frozen=True)
class OrganisationDetail:
    """Everything about one organisation. `commune_code` or `division_code` says where it is."""

    id: UUID
    kind: OrganisationKind
    name: Localized
    short_name: Localized
    country: str
    commune_code: str
    division_code: str
    place: Localized
    status: RelationshipStatus
    parent_id: UUID | None
    parent: Localized
    crest_id: UUID | None
    notes: str
    facts: tuple[FactDetail, ...]
    contact_points: tuple[contacts.ContactPointDetail, ...]
    addresses: tuple[contacts.AddressDetail, ...]
    updated_at: dt.datetime


def listed(workspace: Workspace, listing: Listing) -> Records[OrganisationRow]:
    """Organisations in a list's order: by name, kind, country, status or updated.

    Filters: `kind`, `country`, `status`.
    """
    statement = select(Organisation.id)
    for name in ("kind", "country", "status"):
        if wanted := listing.filters.get(name):
            statement = statement.where(Organisation.__table__.c[name] == _term(name, wanted))
    if listing.text.strip():
        found = search.ids(workspace, listing.text, "organisation")
        statement = statement.where(Organisation.id.in_(found))
    return Records(workspace, _in_order(statement, listing), _rows)


def get(workspace: Workspace, organisation_id: UUID) -> OrganisationDetail:
    """Everything about an organisation. Raises NotFound."""
    with workspace.read() as session:
        return detail(session, records.fetch(session, Organisation, organisation_id))


def create(workspace: Workspace, *, name: Localized, **values: object) -> UUID:
    """Add an organisation; `values` are attributes of OrganisationDetail that hold one value."""
    organisation = Organisation()
    records.assign(organisation, {"name": name, "sort_name": sort_name(name), **values})
    return records.add(workspace, organisation, N_("Add organisation"), name.best("es"))


def update(workspace: Workspace, organisation_id: UUID, **changes: object) -> None:
    """Change attributes of an organisation. Raises NotFound."""
    with workspace.change(N_("Edit organisation")) as session:
        organisation = records.fetch(session, Organisation, organisation_id)
        records.assign(organisation, changes)
        organisation.sort_name = sort_name(organisation.name)


def set_crest(workspace: Workspace, organisation_id: UUID, picture: bytes) -> None:
    """Give an organisation a crest that `attachments.read_picture` prepared."""
    attachments.set_picture(workspace, Organisation, organisation_id, "crest_id", picture)


def delete(workspace: Workspace, organisation_id: UUID) -> None:
    """Delete an organisation; posts, visits and agreements stay without it.

    Raises NotFound, and UserError for our own municipality.
    """
    with workspace.read() as session:
        organisation = records.fetch(session, Organisation, organisation_id)
        if organisation.status is RelationshipStatus.OWN:
            raise UserError(OWN_STAYS)
        name = organisation.name.best("es")
    records.remove(workspace, Organisation, organisation_id, N_("Delete organisation"), name)


def countries(workspace: Workspace) -> list[str]:
    """The countries that organisations are of, as codes."""
    with workspace.read() as session:
        known = select(Organisation.country).where(Organisation.country != "").distinct()
        return list(session.scalars(known))


def choices(workspace: Workspace, text: str, limit: int = 20) -> Sequence[OrganisationRow]:
    """Organisations to choose from while somebody types."""
    return listed(workspace, Listing(text=text)).first_page(limit)


def add_fact(workspace: Workspace, organisation_id: UUID, **values: object) -> UUID:
    """Add a profile fact. Raises NotFound."""
    with workspace.change(N_("Add profile fact")) as session:
        records.fetch(session, Organisation, organisation_id)
        place = records.next_position(session, ProfileFact, "organisation_id", organisation_id)
        fact = ProfileFact(organisation_id=organisation_id, position=place)
        records.assign(fact, values)
        session.add(fact)
        session.flush()
        return fact.id


def update_fact(workspace: Workspace, fact_id: UUID, **changes: object) -> None:
    """Change a profile fact's subject, text, source or source_date. Raises NotFound."""
    records.change(workspace, ProfileFact, fact_id, changes, N_("Edit profile fact"))


def delete_fact(workspace: Workspace, fact_id: UUID) -> None:
    """Delete a profile fact. Raises NotFound."""
    records.remove(workspace, ProfileFact, fact_id, N_("Delete profile fact"))


def sort_name(name: Localized) -> str:
    """What lists sort an organisation by: its Latin name, folded."""
    return fold(name.es or name.en or name.zh)


def place_name(country: str, commune_code: str, division_code: str) -> Localized:
    """Where an organisation is, from its commune or division; empty where neither is known.

    A code that is in no list, from a file of another version or from elsewhere, is not known.
    """
    if country == "CL" and (commune := places.known_commune(commune_code)):
        return Localized(es=commune.name, en=commune.name)
    if country == "CN" and (division := places.known_division(division_code)):
        return division.name
    return Localized()


def detail(session: Session, organisation: Organisation) -> OrganisationDetail:
    """Everything about an organisation that was read in this session."""
    parent = session.get(Organisation, organisation.parent_id) if organisation.parent_id else None
    return OrganisationDetail(
        id=organisation.id,
        kind=organisation.kind,
        name=organisation.name,
        short_name=organisation.short_name,
        country=organisation.country,
        commune_code=organisation.commune_code,
        division_code=organisation.division_code,
        place=_place(organisation),
        status=organisation.status,
        parent_id=organisation.parent_id,
        parent=parent.name if parent else Localized(),
        crest_id=organisation.crest_id,
        notes=organisation.notes,
        facts=tuple(_fact(fact) for fact in organisation.facts),
        contact_points=contacts.point_details(organisation.contact_points),
        addresses=contacts.address_details(organisation.addresses),
        updated_at=organisation.updated_at,
    )


def _fact(fact: ProfileFact) -> FactDetail:
    return FactDetail(fact.id, fact.subject, fact.text, fact.source, fact.source_date)


def _place(organisation: Organisation) -> Localized:
    return place_name(organisation.country, organisation.commune_code, organisation.division_code)


def _term(name: str, wanted: str) -> str:
    if name == "kind":
        return OrganisationKind(wanted)
    return RelationshipStatus(wanted) if name == "status" else wanted


def _in_order(statement: Select[UUID], listing: Listing) -> Select[UUID]:
    keys: Keys = {
        "name": [Organisation.sort_name, Organisation.id],
        "kind": [Organisation.kind, Organisation.sort_name],
        "country": [Organisation.country, Organisation.sort_name],
        "status": [Organisation.status, Organisation.sort_name],
        "updated": [Organisation.updated_at, Organisation.id],
    }
    return ordered(statement, keys, listing, "name")


def _rows(session: Session, ids: Sequence[UUID]) -> list[OrganisationRow]:
    count = func.count(Post.person_id.distinct())
    posts = select(Post.organisation_id, count).where(Post.organisation_id.in_(ids))
    people = {row[0]: row[1] for row in session.execute(posts.group_by(Post.organisation_id))}
    found = session.scalars(select(Organisation).where(Organisation.id.in_(ids)))
    return [
        OrganisationRow(
            id=organisation.id,
            kind=organisation.kind,
            name=organisation.name,
            country=organisation.country,
            place=_place(organisation),
            status=organisation.status,
            people=people.get(organisation.id, 0),
            crest_id=organisation.crest_id,
            updated_at=organisation.updated_at,
        )
        for organisation in found
    ]
