"""Contact points and addresses of people and organisations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_
from muniforeign.services import records
from muniforeign.storage.contacts import Address, ContactPoint
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from muniforeign.storage.workspace import Workspace

Owner = Literal["person_id", "organisation_id"]


@dataclass(frozen=True)
class ContactPointDetail:
    """A telephone number, an e-mail address, a WeChat name."""

    id: UUID
    kind: ContactKind
    value: str
    label: str


@dataclass(frozen=True)
class AddressDetail:
    """A postal address."""

    id: UUID
    street: Localized
    city: Localized
    postal_code: str
    country: str


def add_point(
    workspace: Workspace, owner: Owner, owner_id: UUID, kind: ContactKind, value: str = ""
) -> UUID:
    """Add a contact point to a person or an organisation. Raises NotFound."""
    with workspace.change(N_("Add contact point")) as session:
        point = ContactPoint(kind=kind, value=value)
        return _add(session, point, owner, owner_id)


def add_address(workspace: Workspace, owner: Owner, owner_id: UUID, **values: object) -> UUID:
    """Add an address to a person or an organisation. Raises NotFound."""
    with workspace.change(N_("Add address")) as session:
        address = Address()
        records.assign(address, values)
        return _add(session, address, owner, owner_id)


def update_point(workspace: Workspace, point_id: UUID, **changes: object) -> None:
    """Change a contact point's kind, value or label. Raises NotFound."""
    records.change(workspace, ContactPoint, point_id, changes, N_("Edit contact point"))


def update_address(workspace: Workspace, address_id: UUID, **changes: object) -> None:
    """Change an address. Raises NotFound."""
    records.change(workspace, Address, address_id, changes, N_("Edit address"))


def delete_point(workspace: Workspace, point_id: UUID) -> None:
    """Delete a contact point. Raises NotFound."""
    records.remove(workspace, ContactPoint, point_id, N_("Delete contact point"))


def delete_address(workspace: Workspace, address_id: UUID) -> None:
    """Delete an address. Raises NotFound."""
    records.remove(workspace, Address, address_id, N_("Delete address"))


def _add(session: Session, row: ContactPoint | Address, owner: Owner, owner_id: UUID) -> UUID:
    records.fetch(session, Person if owner == "person_id" else Organisation, owner_id)
    position = records.next_position(session, type(row), owner, owner_id)
    records.assign(row, {owner: owner_id, "position": position})
    session.add(row)
    session.flush()
    return row.id


def point_details(points: Iterable[ContactPoint]) -> tuple[ContactPointDetail, ...]:
    """Contact points that were read in a session."""
    return tuple(ContactPointDetail(p.id, p.kind, p.value, p.label) for p in points)


def address_details(addresses: Iterable[Address]) -> tuple[AddressDetail, ...]:
    """Addresses that were read in a session."""
    return tuple(AddressDetail(a.id, a.street, a.city, a.postal_code, a.country) for a in addresses)
