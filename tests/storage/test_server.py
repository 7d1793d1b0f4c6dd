"""What only a server brings: colleagues at the same moment, rules of its own, and being away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import select

from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.storage import errors
from muniforeign.storage.attachments import Attachment
from muniforeign.storage.base import Entity
from muniforeign.storage.erasure import erase
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person
from muniforeign.storage.posts import Post
from muniforeign.storage.search import search
from muniforeign.storage.tasks import Task
from muniforeign.storage.upkeep import backup, check
from muniforeign.storage.visits import Visit
from muniforeign.storage.workspace import Workspace
from tests.postgresql import Server

RANDOM = Random(7)
HANZI = "".join(chr(RANDOM.randint(0x4E00, 0x9FA5)) for _ in range(4000))


def address_of(workspace: Workspace) -> str:
    return workspace.engine.url.render_as_string(hide_password=False)


@pytest.fixture
def ana(on_a_server: Workspace) -> Workspace:
    """A workspace that an association of municipalities shares, as one person sees it."""
    on_a_server.who = "ana"
    return on_a_server


@pytest.fixture
def luis(ana: Workspace) -> Iterator[Workspace]:
    """The same workspace on a colleague's computer."""
    other = Workspace.open(address_of(ana))
    other.who = "luis"
    yield other
    other.close()


def add_task(workspace: Workspace, text: str) -> UUID:
    with workspace.change("Add task") as session:
        task = Task(text=text)
        session.add(task)
        session.flush()
        return task.id


def rewrite(workspace: Workspace, task_id: UUID, text: str) -> None:
    with workspace.change("Edit task") as session:
        session.get_one(Task, task_id).text = text


def tasks(workspace: Workspace) -> list[str]:
    with workspace.read() as session:
        return sorted(session.scalars(select(Task.text)))


def test_each_person_undoes_their_own_steps(ana: Workspace, luis: Workspace) -> None:
    add_task(ana, "one")
    add_task(luis, "two")
    assert ana.undo() is not None
    assert tasks(luis) == ["two"]
    assert luis.undo_label == "Add task"
    ana.redo()
    assert ana.redo() is None
    assert tasks(luis) == ["one", "two"]


def test_a_new_change_leaves_what_a_colleague_can_redo(ana: Workspace, luis: Workspace) -> None:
    add_task(luis, "two")
    luis.undo()
    add_task(ana, "one")
    luis.redo()
    assert tasks(ana) == ["one", "two"]


def test_a_step_is_not_undone_over_a_colleagues_change(ana: Workspace, luis: Workspace) -> None:
    task = add_task(ana, "one")
    rewrite(luis, task, "two")
    with pytest.raises(errors.UndoConflict):
        ana.undo()
    assert tasks(ana) == ["two"]


def test_a_colleagues_change_is_not_overwritten(ana: Workspace, luis: Workspace) -> None:
    task = add_task(ana, "one")
    with pytest.raises(errors.ChangedMeanwhile), ana.change("Edit task") as session:  # noqa: PT012
        mine = session.get_one(Task, task)
        rewrite(luis, task, "by luis")
        mine.text = "by ana"
    assert tasks(ana) == ["by luis"]
    assert ana.undo_label == "Add task"
    assert check(ana) == []


def test_what_a_colleague_deletes_gets_no_new_parts(ana: Workspace, luis: Workspace) -> None:
    with ana.change("Add") as session:
        person = Person(name=PersonName(given_names="Ana"))
        session.add(person)
    with pytest.raises(errors.StillReferenced), ana.change("Add post") as session:  # noqa: PT012
        session.add(Post(person_id=person.id, title=Localized(es="Alcaldesa")))
        with luis.change("Delete") as other:
            other.delete(other.get_one(Person, person.id))
    assert check(ana) == []


def test_two_colleagues_give_no_reference_twice(ana: Workspace, luis: Workspace) -> None:
    with luis.change("Add") as session:
        session.add(Visit(reference="V-2026-001"))
    with pytest.raises(errors.AlreadyTaken), ana.change("Add") as session:
        session.add(Visit(reference="V-2026-001"))


@pytest.mark.parametrize(
    "record",
    [
        Person(name=PersonName(given_names=HANZI)),
        Organisation(sort_name=HANZI),
        Person(notes=" ".join(f"{number:08}" for number in range(100_000))),
        Task(text="before\0after"),
        Attachment(name="enorme.pdf", sha256="0" * 64, size=2**40),
    ],
    ids=["name", "sort name", "notes", "NUL", "number"],
)
def test_what_only_a_file_can_keep_is_a_sentence(ana: Workspace, record: Entity) -> None:
    add_task(ana, "one")
    with pytest.raises(errors.RefusedByServer), ana.change("Add") as session:
        session.add(record)
    assert ana.undo_label == "Add task"
    assert check(ana) == []


def test_a_server_that_goes_away_and_comes_back(ana: Workspace, server: Server) -> None:
    add_task(ana, "one")
    hang_up = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        f"WHERE datname = '{ana.engine.url.database}'"
    )
    with pytest.raises(errors.ServerUnreachable), ana.change("Add") as session:  # noqa: PT012
        session.add(Task(text="two"))
        session.flush()
        server.tell(hang_up)
        session.add(Task(text="three"))
    assert tasks(ana) == ["one"]
    server.tell(hang_up)
    add_task(ana, "four")
    assert tasks(ana) == ["four", "one"]


def test_a_server_that_does_not_answer() -> None:
    with pytest.raises(errors.ServerUnreachable):
        Workspace.open("postgresql+psycopg://muni@/office?host=/nowhere")


def test_a_database_that_is_not_there(server: Server) -> None:
    with pytest.raises(errors.ServerUnreachable):
        Workspace.open(server.address("nowhere"))


def test_a_database_of_another_program_is_left_as_it_is(server: Server) -> None:
    import psycopg

    with server.empty_address() as address:
        with pytest.raises(errors.NotAWorkspace):
            Workspace.open(address)
        with psycopg.connect(address.replace("+psycopg", "")) as other:
            other.execute("CREATE TABLE people (title text)")
        with pytest.raises(errors.AlreadyThere):
            Workspace.create(address)
        with pytest.raises(errors.NotAWorkspace):
            Workspace.open(address)


def test_a_new_workspace_overwrites_nothing(ana: Workspace) -> None:
    add_task(ana, "one")
    with pytest.raises(errors.AlreadyThere):
        Workspace.create(address_of(ana))
    assert tasks(ana) == ["one"]


def test_erasing_leaves_no_trace(ana: Workspace) -> None:
    with ana.change("Add", "Quitral") as session:
        person = Person(name=PersonName(given_names="Zacarías", first_surname="Quitral"))
        session.add(person)
    erase(ana, Person, person.id)
    assert check(ana) == []
    assert ana.undo() is None
    with ana.read() as session:
        assert search(session, "quitral") == []
    assert {(row.before, row.after) for row in ana.history([person.id])} == {(None, None)}


def test_backups_belong_to_whoever_looks_after_the_server(ana: Workspace, tmp_path: Path) -> None:
    with pytest.raises(errors.FilesOnly):
        backup(ana, tmp_path / "copy.muniforeign")
