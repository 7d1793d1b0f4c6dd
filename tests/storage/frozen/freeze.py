"""Freeze a workspace of this version, that every later version must open.

    python tests/storage/frozen/freeze.py

Run once for a release, and never again for the same version: it writes vVERSION.muniforeign and
vVERSION-plain.muniforeign beside itself.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import muniforeign
from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.storage import attachments_store
from muniforeign.storage.agreements import Agreement
from muniforeign.storage.attachments import Attachment
from muniforeign.storage.information import Information
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person
from muniforeign.storage.posts import Post
from muniforeign.storage.visits import Delegate, Visit
from muniforeign.storage.workspace import Workspace

PASSWORD = "una hoja en el valle"
FOLDER = Path(__file__).parent


def fill(workspace: Workspace) -> None:
    """A little of everything, and a step that is undone."""
    workspace.who = "secretaria"
    with workspace.change("Add", "王晓明") as session:
        digest = attachments_store.keep(session, b"a photo of nobody")
        photo = Attachment(name="retrato.jpg", media_type="image/jpeg", sha256=digest, size=17)
        office = Organisation(name=Localized("Oficina", "外办", "Office"), country="CN")
        visit = Visit(
            reference="V-2026-001", title=Localized(es="Visita"), start_on=dt.date(2026, 11, 23)
        )
        session.add_all([photo, office, visit, Agreement(reference="A-2026-001")])
        session.flush()
        person = Person(
            name=PersonName(family_hanzi="王", given_hanzi="晓明"),
            languages=["zh", "es"],
            photo_id=photo.id,
        )
        session.add(person)
        session.flush()
        session.add(
            Post(person_id=person.id, organisation_id=office.id, title=Localized(zh="主任"))
        )
        session.add(Delegate(visit_id=visit.id, person_id=person.id))
        person_id = person.id
    with workspace.change("Edit", "王晓明") as session:
        session.get_one(Person, person_id).notes = "Muñoz lo conoce"
    workspace.undo()


def freeze(path: Path, password: str | None) -> None:
    """Write one frozen file."""
    path.unlink(missing_ok=True)
    information = Information(municipality=Localized(es="Quebrada Honda"), is_sample=True)
    workspace = Workspace.create(path, password=password, information=information)
    fill(workspace)
    workspace.close()
    path.with_name(path.name + ".lock").unlink(missing_ok=True)


if __name__ == "__main__":
    freeze(FOLDER / f"v{muniforeign.__version__}.muniforeign", PASSWORD)
    freeze(FOLDER / f"v{muniforeign.__version__}-plain.muniforeign", None)
