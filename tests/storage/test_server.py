"""The same classes on a PostgreSQL server, which the test starts itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.storage import errors
from muniforeign.storage.deletion import delete
from muniforeign.storage.erasure import erase
from muniforeign.storage.people import Person
from muniforeign.storage.posts import Post
from muniforeign.storage.search import rebuild, search
from muniforeign.storage.upkeep import backup, check
from muniforeign.storage.visits import Visit
from muniforeign.storage.workspace import Workspace

PROGRAMS = [Path(shutil.which("initdb") or "/nowhere").resolve().parent]
PROGRAMS += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
FOUND = [folder for folder in PROGRAMS if (folder / "initdb").exists()]
pytestmark = pytest.mark.skipif(not FOUND, reason="PostgreSQL is not installed")


def run(*command: str) -> None:
    """Run a program of the server; it refuses root, so root lends it another user."""
    lent = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*lent, *command], check=True, capture_output=True, timeout=60)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server on a socket in a folder of its own; the address of a host without a database."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    folder.chmod(0o777)
    data = str(folder / "data")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    run(str(FOUND[0] / "initdb"), "-D", data, "-A", "trust", "-U", "muni", "-E", "UTF8")
    control = str(FOUND[0] / "pg_ctl")
    run(control, "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start")
    yield f"postgresql+psycopg://muni@/{{}}?host={folder}"
    run(control, "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def shared(server: str, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """A new workspace in a database of its own."""
    import psycopg

    name = f"office_{abs(hash(request.node.name))}"
    host = server.partition("host=")[2]
    with psycopg.connect(f"host={host} user=muni dbname=postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    made = Workspace.create(server.format(name))
    yield made
    made.close()


def add_wang(workspace: Workspace) -> Person:
    with workspace.change("Add") as session:
        person = Person(name=PersonName(family_hanzi="王", given_hanzi="晓明"), languages=["zh"])
        session.add(person)
        session.flush()
        session.add(Post(person_id=person.id, title=Localized("Director", "主任", "")))
    return person


def test_changes_are_undone_and_redone(shared: Workspace) -> None:
    person = add_wang(shared)
    with shared.change("Delete") as session:
        delete(session, session.get_one(Person, person.id))
    assert shared.undo_label == "Delete"
    shared.undo()
    with shared.read() as session:
        assert session.get_one(Person, person.id).languages == ["zh"]
        assert session.query(Post).count() == 1
    shared.redo()
    shared.undo()
    shared.undo()
    with shared.read() as session:
        assert session.query(Person).count() == 0
    assert check(shared) == []


@pytest.mark.parametrize(
    "text", ["wxm", "xiaoming", "晓明", "wang x", "主任", "xiaoming w", "direc"]
)
def test_search_finds_the_same(shared: Workspace, text: str) -> None:
    person = add_wang(shared)
    for _ in range(2):
        with shared.read() as session:
            assert [hit.id for hit in search(session, text, kinds=["person"])] == [person.id]
            assert [hit.id for hit in search(session, text)] == [person.id]
            assert search(session, text, kinds=["visit"]) == []
        with shared.change("Rebuild") as session:
            rebuild(session)


def test_rules_of_the_tables_are_sentences(shared: Workspace) -> None:
    with shared.change("Add") as session:
        session.add(Visit(reference="V-2026-001"))
    with pytest.raises(errors.AlreadyTaken), shared.change("Add") as session:
        session.add(Visit(reference="V-2026-001"))
    with pytest.raises(errors.StillReferenced), shared.change("Add") as session:
        session.add(Post(person_id=UUID(int=1)))


def test_each_person_undoes_their_own_steps(shared: Workspace) -> None:
    other = Workspace.open(shared.engine.url.render_as_string(hide_password=False))
    shared.who, other.who = "ana", "luis"
    add_wang(shared)
    with other.change("Other") as session:
        session.add(Visit(reference="V-2026-009"))
    assert shared.undo_label == "Add"
    shared.undo()
    assert other.undo_label == "Other"
    other.close()


def test_erasing_and_what_only_files_can(shared: Workspace, tmp_path: Path) -> None:
    person = add_wang(shared)
    erase(shared, Person, person.id)
    assert check(shared) == []
    with pytest.raises(errors.FilesOnly):
        backup(shared, tmp_path / "copy.muniforeign")
    with pytest.raises(errors.AlreadyThere):
        Workspace.create(shared.engine.url.render_as_string(hide_password=False))


def test_a_server_that_does_not_answer() -> None:
    with pytest.raises(errors.ServerUnreachable):
        Workspace.open("postgresql+psycopg://muni@/office?host=/nowhere")
