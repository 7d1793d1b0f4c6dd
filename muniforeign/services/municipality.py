"""The municipality whose office this is: its name, crest, letterhead and defaults."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from muniforeign.domain import places
from muniforeign.domain.organisations import OrganisationKind, RelationshipStatus
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_
from muniforeign.services import attachments
from muniforeign.services.organisations import sort_name
from muniforeign.storage.attachments import Attachment
from muniforeign.storage.information import Information, get_information, put_information
from muniforeign.storage.organisations import Organisation

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace


def get(workspace: Workspace) -> Information:
    """What the workspace says of its municipality."""
    with workspace.read() as session:
        return get_information(session)


def update(workspace: Workspace, **changes: object) -> None:
    """Change attributes of `Information`; its own organisation's name follows."""
    with workspace.change(N_("Edit municipality")) as session:
        before = get_information(session)
        after = replace(before, **changes)  # type: ignore[arg-type]  # names are checked here
        put_information(session, after)
        own = before.own_organisation_id
        organisation = session.get(Organisation, own) if own else None
        if organisation:
            organisation.name = after.municipality
            organisation.sort_name = sort_name(after.municipality)
            organisation.commune_code = after.commune_code


def set_crest(workspace: Workspace, picture: bytes) -> None:
    """Make a picture that `attachments.read_picture` prepared the crest; empty takes it away."""
    with workspace.change(N_("Change picture")) as session:
        before = get_information(session)
        added = attachments.store_picture(session, picture).id if picture else None
        put_information(session, replace(before, crest_id=added))
        own = before.own_organisation_id
        organisation = session.get(Organisation, own) if own else None
        if organisation:
            organisation.crest_id = added
        old = session.get(Attachment, before.crest_id) if before.crest_id else None
        if old:
            session.delete(old)


def crest(workspace: Workspace) -> bytes | None:
    """The crest as it is printed, or None."""
    return attachments.content(workspace, get(workspace).crest_id)


def name_of(commune_code: str) -> Localized:
    """What the municipality of a commune is called: Municipalidad de Toltén.

    The Chinese name is left to be written, for want of a checked list.
    """
    name = places.commune(commune_code).name
    return Localized(es=f"Municipalidad de {name}", en=f"Municipality of {name}")


def found(workspace: Workspace, commune_code: str) -> None:
    """Enter the municipality into its new workspace, with an organisation of its own."""
    commune = places.commune(commune_code)
    name = name_of(commune_code)
    with workspace.change(N_("Enter municipality")) as session:
        own = Organisation(
            kind=OrganisationKind.LOCAL_GOVERNMENT,
            name=name,
            sort_name=sort_name(name),
            country="CL",
            commune_code=commune_code,
            status=RelationshipStatus.OWN,
        )
        session.add(own)
        session.flush()
        kept = get_information(session)
        put_information(
            session,
            replace(
                kept,
                municipality=name,
                commune_code=commune_code,
                region=places.region(commune.region_code).name.es,
                own_organisation_id=own.id,
            ),
        )
