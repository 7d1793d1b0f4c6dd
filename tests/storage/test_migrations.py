"""Every released version's file is opened, brought up to date, and all in it is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from muniforeign.storage import attachments_store, migrate
from muniforeign.storage.attachments import Attachment
from muniforeign.storage.migrations.comparison import OPTIONS
from muniforeign.storage.people import Person
from muniforeign.storage.search import search
from muniforeign.storage.tables import Base
from muniforeign.storage.upkeep import check
from muniforeign.storage.workspace import Workspace

FROZEN = sorted((Path(__file__).parent / "frozen").glob("v*.muniforeign"))
PASSWORD = "una hoja en el valle"


@pytest.fixture(params=FROZEN, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a file that a released version wrote."""
    return Path(shutil.copy(request.param, tmp_path))


def test_there_are_frozen_files() -> None:
    assert len(FROZEN) >= 2


def test_an_old_file_opens_with_all_that_is_in_it(old: Path) -> None:
    workspace = Workspace.open(old, password=PASSWORD)
    assert workspace.information.municipality.es == "Quebrada Honda"
    with workspace.read() as session:
        person = session.scalars(select(Person)).one()
        assert (person.name.hanzi, person.languages, person.notes) == ("王晓明", ["zh", "es"], "")
        photo = session.get_one(Attachment, person.photo_id)
        assert attachments_store.content(session, photo.sha256) == b"a photo of nobody"
        assert search(session, "wxm", kinds=["person"])[0].id == person.id
    assert check(workspace) == []
    assert workspace.redo() is not None
    with workspace.read() as session:
        assert session.scalars(select(Person)).one().notes == "Muñoz lo conoce"
    workspace.undo()
    workspace.undo()
    assert check(workspace) == []
    workspace.close()


@pytest.mark.filterwarnings("ignore:Cannot correctly sort tables")
def test_migrated_tables_are_the_mapped_ones(old: Path) -> None:
    workspace = Workspace.open(old, password=PASSWORD)
    with workspace.engine.connect() as connection:
        assert migrate.version_of(connection) == migrate.VERSION
        context = MigrationContext.configure(connection, opts=OPTIONS)
        assert compare_metadata(context, Base.metadata) == []
    workspace.close()
