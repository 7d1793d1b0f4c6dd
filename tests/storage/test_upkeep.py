"""Backups, restoring, checking, passwords, erasing and the contents of attachments."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update

from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.i18n import Language
from muniforeign.storage import attachments_store, errors, search
from muniforeign.storage.attachments import Attachment, AttachmentContent
from muniforeign.storage.deletion import delete
from muniforeign.storage.erasure import erase
from muniforeign.storage.history import HistoryRow, StepKind
from muniforeign.storage.people import Person, SensitiveData
from muniforeign.storage.posts import Post
from muniforeign.storage.rekey import change_password
from muniforeign.storage.tasks import Task
from muniforeign.storage.upkeep import backup, check, restore
from muniforeign.storage.workspace import Workspace

PASSWORD = "secreto"


def add_task(workspace: Workspace, words: str) -> None:
    with workspace.change("Add") as session:
        session.add(Task(text=words))


def tasks(workspace: Workspace) -> list[str]:
    with workspace.read() as session:
        return sorted(session.scalars(select(Task.text)))


def path_of(workspace: Workspace) -> Path:
    assert workspace.path is not None
    return workspace.path


def test_a_backup_is_a_workspace_of_the_same_moment(workspace: Workspace, tmp_path: Path) -> None:
    add_task(workspace, "one")
    target = tmp_path / "respaldo.muniforeign"
    with workspace.change("Add") as session:
        session.add(Task(text="not yet"))
        session.flush()
        backup(workspace, target)
    copy = Workspace.open(target, password=PASSWORD, rounds=1)
    assert tasks(copy) == ["one"]
    assert check(copy) == []
    copy.close()
    with pytest.raises(errors.AlreadyThere):
        backup(workspace, target)
    assert not list(tmp_path.glob("*.part*"))


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder nobody can write to")
def test_a_backup_where_nobody_can_write(workspace: Workspace) -> None:
    with pytest.raises((errors.FolderNotWritable, errors.DiskFailed)):
        backup(workspace, Path("/sys/kernel/copy.muniforeign"))


def test_restoring_keeps_what_was_there(workspace: Workspace, tmp_path: Path) -> None:
    add_task(workspace, "one")
    saved = tmp_path / "respaldo.muniforeign"
    backup(workspace, saved)
    add_task(workspace, "two")
    workspace.close()
    aside = restore(saved, path_of(workspace), password=PASSWORD, rounds=1)
    assert aside is not None
    for path, expected in ((path_of(workspace), ["one"]), (aside, ["one", "two"])):
        opened = Workspace.open(path, password=PASSWORD, rounds=1)
        assert tasks(opened) == expected
        opened.close()


def test_restoring_again_at_once_keeps_both(workspace: Workspace, tmp_path: Path) -> None:
    saved = tmp_path / "respaldo.muniforeign"
    backup(workspace, saved)
    workspace.close()
    kept = {
        restore(saved, path_of(workspace), password=PASSWORD, rounds=1),
        restore(saved, path_of(workspace), password=PASSWORD, rounds=1),
    }
    assert len(kept) == 2
    assert all(path is not None and path.exists() for path in kept)


def test_a_damaged_backup_is_not_restored(workspace: Workspace, tmp_path: Path) -> None:
    add_task(workspace, "one" * 20_000)
    saved = tmp_path / "respaldo.muniforeign"
    backup(workspace, saved)
    with saved.open("rb+") as file:
        file.seek(saved.stat().st_size - 5 * 4096)
        file.write(os.urandom(4096))
    workspace.close()
    before = path_of(workspace).read_bytes()
    with pytest.raises(errors.Damaged):
        restore(saved, path_of(workspace), password=PASSWORD, rounds=1)
    with pytest.raises(errors.WrongPassword):
        restore(saved, path_of(workspace), password="otra", rounds=1)
    assert path_of(workspace).read_bytes() == before


def test_nothing_is_restored_over_an_open_workspace(workspace: Workspace, tmp_path: Path) -> None:
    saved = tmp_path / "respaldo.muniforeign"
    backup(workspace, saved)
    with pytest.raises(errors.AlreadyOpen):
        restore(saved, path_of(workspace), password=PASSWORD, rounds=1)


def test_a_sound_workspace_has_no_findings(workspace: Workspace) -> None:
    with workspace.change("Add") as session:
        digest = attachments_store.keep(session, b"photo")
        session.add(Attachment(name="a.jpg", sha256=digest))
        session.add(Person(name=PersonName(given_names="Ana")))
    workspace.undo()
    workspace.redo()
    assert check(workspace) == []


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("DELETE FROM search_names; DELETE FROM search_entries", "índice"),
        ("UPDATE tasks SET text = 'forged'", "historial"),
        ("UPDATE attachment_contents SET content = x'00'", "foto"),
        ("DELETE FROM attachment_contents", "foto"),
        ("UPDATE tasks SET visit_id = zeroblob(16)", "no existe"),
    ],
)
def test_what_is_wrong_is_found(workspace: Workspace, statement: str, word: str) -> None:
    with workspace.change("Add") as session:
        digest = attachments_store.keep(session, b"photo")
        session.add(Attachment(name="a.jpg", sha256=digest))
        session.add_all([Person(name=PersonName(given_names="Ana")), Task(text="one")])
    with workspace.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.rollback()
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        for part in statement.split(";"):
            connection.execute(text(part))
        connection.commit()
    texts = [finding.text(Language.of("es")) for finding in check(workspace)]
    assert texts
    assert any(word in text.casefold() for text in texts), texts


def test_a_new_password_makes_the_old_one_and_its_sheet_useless(workspace: Workspace) -> None:
    add_task(workspace, "one")
    old = workspace.recovery_code
    new = change_password(workspace, "otra clave", rounds=1)
    add_task(workspace, "two")
    assert old is not None
    assert new is not None
    workspace.close()
    path = path_of(workspace)
    with pytest.raises(errors.WrongPassword):
        Workspace.open(path, password=PASSWORD, rounds=1)
    with pytest.raises(errors.WrongRecoveryCode):
        Workspace.open(path, recovery=old.text)
    again = Workspace.open(path, recovery=new.text)
    assert tasks(again) == ["one", "two"]
    assert check(again) == []
    again.undo()
    again.undo()
    assert tasks(again) == []
    again.close()


def test_a_password_is_removed_and_set_again(workspace: Workspace) -> None:
    add_task(workspace, "one")
    assert change_password(workspace, None) is None
    assert path_of(workspace).read_bytes().startswith(b"SQLite format 3")
    assert not workspace.is_encrypted
    change_password(workspace, "nueva", rounds=1)
    assert not path_of(workspace).read_bytes().startswith(b"SQLite format 3")
    assert tasks(workspace) == ["one"]
    assert check(workspace) == []


def test_a_password_is_not_changed_while_something_reads(workspace: Workspace) -> None:
    workspace.gate.patience = 0.1
    with workspace.read(), pytest.raises(errors.Busy):
        change_password(workspace, "nueva", rounds=1)
    change_password(workspace, "nueva", rounds=1)


def test_a_deleted_photo_comes_back_with_undo_and_goes_when_nothing_refers_to_it(
    workspace: Workspace,
) -> None:
    with workspace.change("Add") as session:
        digest = attachments_store.keep(session, b"photo")
        assert attachments_store.keep(session, b"photo") == digest
        attachment = Attachment(name="a.jpg", sha256=digest)
        session.add(attachment)
        session.flush()
        attachment_id = attachment.id
    with workspace.change("Delete") as session:
        delete(session, session.get_one(Attachment, attachment_id))
        assert attachments_store.purge(session) == 0
    workspace.undo()
    with workspace.read() as session:
        assert attachments_store.content(session, digest) == b"photo"
    with workspace.change("Keep") as session:
        attachments_store.keep(session, b"orphan")
        assert attachments_store.purge(session) == 1
        with pytest.raises(LookupError):
            attachments_store.content(session, "0" * 64)


def test_erasing_a_person_leaves_no_trace_and_no_way_back(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "plain.muniforeign")
    with workspace.change("Add person", "Zacarías Quitral") as session:
        digest = attachments_store.keep(session, b"portrait of Quitral")
        photo = Attachment(name="Quitral.jpg", sha256=digest)
        session.add(photo)
        session.flush()
        person = Person(
            name=PersonName(given_names="Zacarías", first_surname="Quitral"), photo_id=photo.id
        )
        session.add(person)
        session.flush()
        session.add(SensitiveData(person_id=person.id, passport_number="Q7777777"))
        post = Post(person_id=person.id, title=Localized(es="Quitralero"))
        session.add_all([post, Task(text="Ask", assignee_id=person.id)])
        session.flush()
        person_id, post_id = person.id, post.id
    with workspace.change("Delete post") as session:
        delete(session, session.get_one(Post, post_id))
    with workspace.change("Edit", "Quitral") as session:
        session.get_one(Person, person_id).notes = "Quitral was here"
    add_task(workspace, "other")
    erase(workspace, Person, person_id)
    assert b"uitral" not in path_of(workspace).read_bytes()
    assert b"Q7777777" not in path_of(workspace).read_bytes()
    with workspace.read() as session:
        assert search.search(session, "quitral") == []
        assert session.scalar(select(func.count()).select_from(AttachmentContent)) == 0
        erased = select(HistoryRow).where(HistoryRow.record_id.in_([person_id, post_id]))
        assert {(row.before, row.after) for row in session.scalars(erased)} == {(None, None)}
    assert workspace.history(limit=1)[0].step.kind is StepKind.ERASURE
    assert tasks(workspace) == ["Ask", "other"]
    assert check(workspace) == []
    workspace.undo()
    assert tasks(workspace) == ["Ask"]
    assert workspace.undo() is None
    workspace.close()


def test_a_person_deleted_before_is_erased_from_history(workspace: Workspace) -> None:
    with workspace.change("Add") as session:
        person = Person(name=PersonName(given_names="Ana"))
        session.add(person)
        session.flush()
        person_id = person.id
        session.add(SensitiveData(person_id=person_id, passport_number="P1"))
    with workspace.change("Delete") as session:
        delete(session, session.get_one(Person, person_id))
    erase(workspace, Person, person_id)
    with workspace.read() as session:
        kept = select(HistoryRow.after, HistoryRow.before).where(
            HistoryRow.table_name.in_(["people", "sensitive_data"])
        )
        assert {tuple(row) for row in session.execute(kept)} == {(None, None)}
    assert workspace.undo() is None


def test_a_row_changed_outside_history_is_found(workspace: Workspace) -> None:
    add_task(workspace, "one")
    with workspace.engine.begin() as connection:
        connection.execute(update(Task).values(text="forged"))
    assert [finding.detail.split()[0] for finding in check(workspace)] == ["tasks"]
