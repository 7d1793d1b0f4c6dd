"""Enters the organisations and people of the sample office."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from muniforeign.domain import reference
from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.names import PersonName
from muniforeign.domain.organisations import FactSubject, OrganisationKind, RelationshipStatus
from muniforeign.domain.people import Gender
from muniforeign.domain.ranks import Office, Rank
from muniforeign.services import contacts, organisations, people, posts
from muniforeign.services.sample_entries import Entered, Row, picture


def enter_organisation(entered: Entered, row: Row) -> UUID:
    parent = row.get("parent")
    organisation_id = organisations.create(
        entered.workspace,
        name=reference.localized(row["name"]),
        short_name=reference.localized(row["short_name"]),
        kind=OrganisationKind(row["kind"]),
        status=RelationshipStatus(row["status"]),
        country=row["country"],
        commune_code=row.get("commune_code", ""),
        division_code=row.get("division_code", ""),
        parent_id=entered.organisations[parent] if parent else None,
        notes=entered.text(row["notes"]),
    )
    for fact in row.get("facts", ()):
        organisations.add_fact(
            entered.workspace,
            organisation_id,
            subject=FactSubject(fact["subject"]),
            text=reference.localized(fact["text"]),
            source=fact["source"],
            source_date=entered.day(fact, "source_date_days"),
        )
    _reach(entered, "organisation_id", organisation_id, row)
    return organisation_id


def enter_person(entered: Entered, row: Row) -> UUID:
    person_id = people.create(
        entered.workspace,
        name=PersonName(**row["name"]),
        gender=Gender(row["gender"]),
        country=row["country"],
        languages=row["languages"],
        form_of_address=reference.localized(row.get("form_of_address", {})),
        summary=reference.localized(row["summary"]),
    )
    for post in row["posts"]:
        _post(entered, person_id, post)
    _reach(entered, "person_id", person_id, row)
    if photo := row["photo"]:
        people.set_photo(entered.workspace, person_id, picture(photo))
    if kept := row.get("sensitive"):
        people.update_sensitive(
            entered.workspace,
            person_id,
            passport_number=kept["passport_number"],
            passport_expires_on=entered.day(kept, "passport_expires_days"),
            birth_date=dt.date.fromisoformat(kept["birth_date"]),
            birth_place=kept["birth_place"],
            diet=reference.localized(kept.get("diet", {})),
        )
    return person_id


def _post(entered: Entered, person_id: UUID, row: Row) -> None:
    posts.add(
        entered.workspace,
        person_id,
        organisation_id=entered.organisations.get(row["organisation"]),
        title=reference.localized(row["title"]),
        office=Office(row["office"]),
        rank=Rank(row["rank"]) if row["rank"] else None,
        start_on=entered.day(row, "start_days"),
    )


def _reach(entered: Entered, owner: contacts.Owner, owner_id: UUID, row: Row) -> None:
    for point in row["contact_points"]:
        kind = ContactKind(point["kind"])
        contacts.add_point(entered.workspace, owner, owner_id, kind, point["value"])
    for address in row.get("addresses", ()):
        contacts.add_address(
            entered.workspace,
            owner,
            owner_id,
            street=reference.localized(address["street"]),
            city=reference.localized(address["city"]),
            postal_code=address["postal_code"],
            country=address["country"],
        )
