"""One change is one step: recorded, undone, redone, refused where it cannot be."""

from __future__ import annotations

import threading
from uuid import UUID

import pytest
from sqlalchemy import Column, ForeignKey, Table, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column, relationship

from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.storage import errors
from muniforeign.storage.deletion import delete
from muniforeign.storage.history import StepKind
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person
from muniforeign.storage.posts import Post
from muniforeign.storage.recorder import NotRecordable, refuse_unrecordable
from muniforeign.storage.tasks import Task
from muniforeign.storage.visits import Delegate, Visit
from muniforeign.storage.workspace import Workspace


@pytest.fixture
def workspace(anywhere: Workspace) -> Workspace:
    """A new workspace: history is the same in a file and on a server."""
    return anywhere


def add_task(workspace: Workspace, text: str) -> UUID:
    with workspace.change("Add task", text) as session:
        task = Task(text=text)
        session.add(task)
        session.flush()
        return task.id


def tasks(workspace: Workspace) -> list[str]:
    with workspace.read() as session:
        return sorted(session.scalars(select(Task.text)))


def rewrite(workspace: Workspace, task_id: UUID, text: str) -> None:
    with workspace.change("Edit task") as session:
        session.get_one(Task, task_id).text = text


def test_a_change_is_undone_and_redone(workspace: Workspace) -> None:
    task = add_task(workspace, "one")
    rewrite(workspace, task, "two")
    assert workspace.undo_label == "Edit task"
    undone = workspace.undo()
    assert undone is not None
    assert undone.label == "Edit task"
    assert tasks(workspace) == ["one"]
    assert (workspace.undo_label, workspace.redo_label) == ("Add task", "Edit task")
    workspace.undo()
    assert tasks(workspace) == []
    assert workspace.undo() is None
    workspace.redo()
    workspace.redo()
    assert tasks(workspace) == ["two"]
    assert workspace.redo() is None


def test_a_new_change_discards_what_could_be_redone(workspace: Workspace) -> None:
    add_task(workspace, "one")
    workspace.undo()
    add_task(workspace, "two")
    assert workspace.redo_label is None
    workspace.undo()
    assert tasks(workspace) == []
    workspace.redo()
    assert tasks(workspace) == ["two"]


def test_undo_goes_back_beyond_closing(workspace: Workspace) -> None:
    add_task(workspace, "one")
    workspace.close()
    address = workspace.engine.url.render_as_string(hide_password=False)
    again = Workspace.open(workspace.path or address, password="secreto", rounds=1)
    assert again.undo_step is not None
    assert again.undo_step.subject == "one"
    again.undo()
    assert tasks(again) == []
    again.close()


def test_an_exception_leaves_nothing(workspace: Workspace) -> None:
    with pytest.raises(ZeroDivisionError), workspace.change("Add") as session:  # noqa: PT012
        session.add(Task(text="lost"))
        session.flush()
        raise ZeroDivisionError
    assert tasks(workspace) == []
    assert workspace.undo_label is None


def test_a_change_that_changes_nothing_is_no_step(workspace: Workspace) -> None:
    task = add_task(workspace, "one")
    rewrite(workspace, task, "one")
    assert workspace.undo_label == "Add task"


def test_a_change_inside_a_change_joins_it(workspace: Workspace) -> None:
    with workspace.change("Import"):
        add_task(workspace, "one")
        add_task(workspace, "two")
    assert workspace.undo_label == "Import"
    workspace.undo()
    assert tasks(workspace) == []


def test_only_the_inner_change_that_failed_is_taken_back(workspace: Workspace) -> None:
    with workspace.change("Import") as session:
        session.add(Task(text="outer"))
        with pytest.raises(ZeroDivisionError), workspace.change("Row") as inner:  # noqa: PT012
            inner.add(Task(text="inner"))
            inner.flush()
            raise ZeroDivisionError
        add_task(workspace, "later")
    assert tasks(workspace) == ["later", "outer"]
    assert {row.table for row in workspace.history()} == {"tasks", "workspace_information"}
    workspace.undo()
    workspace.redo()
    assert tasks(workspace) == ["later", "outer"]


def test_a_row_changed_since_is_a_conflict_and_what_came_before_can_be_undone(
    workspace: Workspace,
) -> None:
    add_task(workspace, "older")
    one = add_task(workspace, "one")
    with workspace.change("Edit both") as session:
        session.get_one(Task, one).text = "changed"
        session.add(Task(text="two"))
    with workspace.engine.begin() as connection:
        connection.execute(update(Task).where(Task.id == one).values(text="elsewhere"))
    for _step in ("Edit both", "Add task"):
        with pytest.raises(errors.UndoConflict):
            workspace.undo()
    assert tasks(workspace) == ["elsewhere", "older", "two"]
    workspace.undo()
    assert tasks(workspace) == ["elsewhere", "two"]


def test_a_deletion_takes_along_what_hangs_on_it_and_brings_it_back(workspace: Workspace) -> None:
    with workspace.change("Add") as session:
        person = Person(name=PersonName(family_hanzi="王", given_hanzi="晓明"))
        visit = Visit(reference="V-2026-001", title=Localized(es="Visita"))
        session.add_all([person, visit])
        session.flush()
        session.add_all(
            [
                Post(person_id=person.id, title=Localized(zh="主任")),
                Delegate(visit_id=visit.id, person_id=person.id),
                Task(text="Ask", assignee_id=person.id),
            ]
        )
        person_id = person.id
    with workspace.change("Delete") as session:
        delete(session, session.get_one(Person, person_id))
    with workspace.read() as session:
        assert session.query(Post).count() == session.query(Delegate).count() == 0
        assert session.scalars(select(Task.assignee_id)).one() is None
    workspace.undo()
    with workspace.read() as session:
        assert session.query(Post).count() == session.query(Delegate).count() == 1
        assert session.scalars(select(Task.assignee_id)).one() == person_id


def test_unique_values_that_move_between_rows_are_undone(workspace: Workspace) -> None:
    with workspace.change("Add") as session:
        first = Visit(reference="V-2026-001")
        session.add(first)
        session.flush()
        first_id = first.id
    with workspace.change("Move") as session:
        session.get_one(Visit, first_id).reference = "V-2026-002"
        session.add(Visit(reference="V-2026-001"))
    workspace.undo()
    with workspace.read() as session:
        assert session.scalars(select(Visit.reference)).all() == ["V-2026-001"]
    workspace.redo()
    with workspace.read() as session:
        references = select(Visit.reference).order_by(Visit.reference)
        assert session.scalars(references).all() == ["V-2026-001", "V-2026-002"]


def test_what_breaks_a_rule_of_the_tables_is_a_sentence(workspace: Workspace) -> None:
    with workspace.change("Add") as session:
        session.add(Visit(reference="V-2026-001"))
    with pytest.raises(errors.AlreadyTaken), workspace.change("Add") as session:
        session.add(Visit(reference="V-2026-001"))
    with pytest.raises(errors.StillReferenced), workspace.change("Add") as session:
        session.add(Delegate(visit_id=UUID(int=1), person_id=UUID(int=2)))


def test_the_trail_says_who_changed_what(workspace: Workspace) -> None:
    workspace.who = "secretaria"
    task = add_task(workspace, "one")
    rewrite(workspace, task, "two")
    workspace.undo()
    kinds = [row.step.kind for row in workspace.history([task])]
    assert kinds == [StepKind.UNDO, StepKind.CHANGE, StepKind.CHANGE]
    edited = workspace.history([task])[1]
    assert (edited.step.who, edited.step.label, edited.changed) == (
        "secretaria",
        "Edit task",
        ("text",),
    )
    assert edited.before is not None
    assert edited.after is not None
    assert (edited.before["text"], edited.after["text"]) == ("one", "two")
    assert len(workspace.history(limit=2)) == 2


def test_listeners_hear_which_tables_changed(workspace: Workspace) -> None:
    heard: list[frozenset[str]] = []
    workspace.listeners.append(heard.append)
    with workspace.change("Import"):
        add_task(workspace, "one")
        assert heard == []
    with workspace.change("Add") as session:
        session.add(Organisation(name=Localized(es="Museo")))
    workspace.undo()
    assert heard == [frozenset({"tasks"}), *[frozenset({"organisations"})] * 2]


def test_a_reading_session_refuses_to_write(workspace: Workspace) -> None:
    with workspace.read() as session:
        session.add(Task(text="no"))
        with pytest.raises(NotRecordable):
            session.flush()
        session.expunge_all()
        with pytest.raises(NotRecordable):
            session.execute(insert(Task).values(text="no"))
    assert tasks(workspace) == []


def test_bulk_writes_are_refused(workspace: Workspace) -> None:
    with workspace.change("Bulk") as session:
        for statement in (insert(Task).values(text="no"), update(Task).values(text="no")):
            with pytest.raises(NotRecordable):
                session.execute(statement)
        with pytest.raises(NotRecordable):
            session.query(Task).delete()
        with pytest.raises(NotRecordable):
            session.bulk_save_objects([Task(text="no")])


def test_mappings_that_history_would_not_see_are_refused() -> None:
    class Other(DeclarativeBase):
        pass

    between = Table(
        "between",
        Other.metadata,
        Column("left_id", ForeignKey("left.id")),
        Column("right_id", ForeignKey("right.id", ondelete="CASCADE")),
    )

    class Right(Other):
        __tablename__ = "right"
        id: Mapped[int] = mapped_column(primary_key=True)
        left_id: Mapped[int] = mapped_column(ForeignKey("left.id", ondelete="CASCADE"))

    class Left(Other):
        __tablename__ = "left"
        id: Mapped[int] = mapped_column(primary_key=True)
        rights: Mapped[list[Right]] = relationship(secondary=between)

    configure_mappers()
    with pytest.raises(NotRecordable, match="entity of its own"):
        refuse_unrecordable(Left.__mapper__)
    with pytest.raises(NotRecordable, match="inside the database"):
        refuse_unrecordable(Right.__mapper__)


def test_a_worker_reads_while_the_window_writes(workspace: Workspace) -> None:
    add_task(workspace, "one")
    seen: list[list[str]] = []
    with workspace.change("Add") as session:
        session.add(Task(text="two"))
        session.flush()
        worker = threading.Thread(target=lambda: seen.append(tasks(workspace)))
        worker.start()
        worker.join(10)
    assert seen == [["one"]]


def test_a_reading_session_sees_one_moment(workspace: Workspace) -> None:
    add_task(workspace, "one")
    with workspace.read() as session:
        before = session.scalars(select(Task.text)).all()
        add_task(workspace, "two")
        assert session.scalars(select(Task.text)).all() == before
    assert tasks(workspace) == ["one", "two"]


def test_two_threads_write_one_after_the_other(workspace: Workspace) -> None:
    def write(start: int) -> None:
        for number in range(start, start + 10):
            add_task(workspace, f"{number:02}")

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tasks(workspace) == [f"{number:02}" for number in range(20)]
    for _ in range(20):
        workspace.undo()
    assert tasks(workspace) == []
