"""Opening files that are ours and files that are not, and what is said of them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from muniforeign.domain.text import Localized
from muniforeign.storage import errors, migrate
from muniforeign.storage.engine import connect
from muniforeign.storage.information import Information
from muniforeign.storage.people import Person
from muniforeign.storage.tasks import Task
from muniforeign.storage.workspace import Workspace

PASSWORD = "un caballo verde"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed, encrypted workspace with enough in it to be damaged."""
    path = tmp_path / "Oficina de Ñuñoa.muniforeign"
    made = Workspace.create(path, password=PASSWORD, rounds=1)
    with made.change("Add tasks") as session:
        session.add_all(Task(text="x" * 3000) for _ in range(60))
    made.close()
    return path


def opened(path: Path, password: str | None = PASSWORD) -> Workspace:
    return Workspace.open(path, password=password, rounds=1)


def test_what_was_written_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "a.muniforeign"
    information = Information(
        municipality=Localized(es="Quebrada Honda", zh="红谷"), is_sample=True
    )
    first = Workspace.create(path, password=PASSWORD, information=information, rounds=1)
    created_at = first.information.created_at
    first.close()
    again = opened(path)
    assert again.information.municipality == information.municipality
    assert again.information.is_sample
    assert again.information.created_at == created_at
    assert again.undo_step is None
    again.close()


def test_without_a_password_the_file_is_plain_sqlite(tmp_path: Path) -> None:
    path = tmp_path / "plain.muniforeign"
    Workspace.create(path).close()
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT count(*) FROM people").fetchone() == (0,)
    plain.close()
    opened(path, None).close()


def test_an_encrypted_file_shows_nothing(file: Path) -> None:
    assert b"SQLite format" not in file.read_bytes()
    assert b"xxxxxxxx" not in file.read_bytes()


def test_sqlcipher_itself_opens_the_file_with_the_password(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    path = tmp_path / "a.muniforeign"
    Workspace.create(path, password="ñandú 王").close()
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA key='ñandú 王'")
    assert connection.execute("SELECT count(*) FROM people").fetchone() == (0,)
    connection.close()


def test_wrong_password(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(errors.WrongPassword):
        opened(file, "otra")
    assert file.read_bytes() == before


def test_no_password(file: Path) -> None:
    with pytest.raises(errors.PasswordNeeded):
        opened(file, None)


def test_the_recovery_sheet_opens_the_file(file: Path) -> None:
    workspace = opened(file)
    assert workspace.recovery_code is not None
    code = workspace.recovery_code.text
    workspace.close()
    Workspace.open(file, recovery=code.lower()).close()


def test_the_recovery_sheet_of_another_file(file: Path, workspace: Workspace) -> None:
    assert workspace.recovery_code is not None
    with pytest.raises(errors.WrongRecoveryCode):
        Workspace.open(file, recovery=workspace.recovery_code.text)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(errors.WorkspaceMissing):
        opened(tmp_path / "gone.muniforeign")


def test_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.muniforeign"
    path.touch()
    with pytest.raises(errors.EmptyFile):
        opened(path)


@pytest.mark.parametrize("size", [100, 5000, 40_960, 90_000])
def test_truncated(file: Path, size: int) -> None:
    with file.open("rb+") as opened_file:
        opened_file.truncate(size)
    with pytest.raises((errors.Damaged, errors.NotAWorkspace)):
        opened(file)


def test_truncated_without_a_password(tmp_path: Path) -> None:
    path = tmp_path / "plain.muniforeign"
    Workspace.create(path).close()
    with path.open("rb+") as file:
        file.truncate(20_480)
    with pytest.raises(errors.Damaged):
        opened(path, None)


def test_overwritten_from_the_start_looks_like_a_wrong_password(file: Path) -> None:
    with file.open("rb+") as damaged:
        damaged.write(os.urandom(8192))
    with pytest.raises(errors.WrongPassword):
        opened(file)


def test_overwritten_in_the_middle_is_noticed_where_it_is_read(file: Path) -> None:
    size = file.stat().st_size
    with file.open("rb+") as damaged:
        damaged.seek(size - 40 * 4096)
        damaged.write(os.urandom(30 * 4096))
    workspace = opened(file)
    with pytest.raises(errors.Damaged):
        workspace.history()
    workspace.close()


@pytest.mark.parametrize(
    "start",
    [b"PK\x03\x04", b"%PDF-1.7", b"<html><body>", "Nombre;Cargo\nMuñoz;Alcalde\n".encode()],
)
def test_foreign(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "contactos.muniforeign"
    path.write_bytes(start + b"a, b and c; " * 1000)
    with pytest.raises(errors.NotAWorkspace):
        opened(path)


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.muniforeign"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (title)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(errors.NotAWorkspace):
        opened(path)
    assert path.read_bytes() == before


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(errors.NotAWorkspace):
        opened(tmp_path)


def test_newer(file: Path) -> None:
    workspace = opened(file)
    with workspace.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    workspace.close()
    with pytest.raises(errors.NewerWorkspace):
        opened(file)


def test_two_windows(file: Path) -> None:
    first = opened(file)
    with pytest.raises(errors.AlreadyOpen):
        opened(file)
    first.close()
    opened(file).close()


def test_another_program_that_died_leaves_no_lock(file: Path) -> None:
    code = (
        "import os, sys; from muniforeign.storage.workspace import Workspace;"
        "Workspace.open(sys.argv[1], password=sys.argv[2], rounds=1); os._exit(9)"
    )
    died = subprocess.run([sys.executable, "-c", code, str(file), PASSWORD], check=False)
    assert died.returncode == 9
    opened(file).close()


def test_a_new_workspace_overwrites_nothing(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(errors.AlreadyThere):
        Workspace.create(file)
    assert file.read_bytes() == before


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder nobody can write to")
def test_a_folder_that_cannot_be_written() -> None:
    with pytest.raises(errors.FolderNotWritable):
        Workspace.create("/sys/kernel/office.muniforeign")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="gives up the rights of root")
def test_a_file_on_a_read_only_medium(file: Path) -> None:
    for folder in (file.parent, *file.parent.parents):
        if folder.stat().st_uid == 0 and folder.name:
            folder.chmod(0o755 | (folder.stat().st_mode & 0o7000))
    file.chmod(0o444)
    code = (
        "import os, sys; from muniforeign.storage import errors, workspace;"
        "os.setuid(65534)\n"
        "try: workspace.Workspace.open(sys.argv[1], password=sys.argv[2], rounds=1)\n"
        "except errors.FolderNotWritable: sys.exit(7)"
    )
    asked = subprocess.run([sys.executable, "-c", code, str(file), PASSWORD], check=False)
    assert asked.returncode == 7


def test_a_full_disk_loses_only_the_last_change(file: Path) -> None:
    workspace = opened(file)
    with workspace.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    workspace.close()
    workspace = opened(file)
    from sqlalchemy import event

    event.listen(
        workspace.engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count={pages}")
    )
    workspace.engine.dispose()
    with pytest.raises(errors.DiskFull), workspace.change("Add") as session:
        session.add(Person(notes="y" * 100_000))
    with workspace.read() as session:
        assert session.query(Task).count() == 60
        assert session.query(Person).count() == 0
    assert workspace.undo_label == "Add tasks"
    workspace.close()


def test_a_copy_of_a_file_has_its_own_lock(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copia.muniforeign"
    copy.write_bytes(file.read_bytes())
    first, second = opened(file), opened(copy)
    first.close()
    second.close()


def test_the_tables_are_those_of_the_latest_migration(workspace: Workspace) -> None:
    from alembic.script import ScriptDirectory

    with workspace.engine.connect() as connection:
        scripts = ScriptDirectory.from_config(migrate.configuration(connection))
        assert scripts.get_current_head() == migrate.VERSION
        assert migrate.version_of(connection) == migrate.VERSION


def test_every_connection_waits_for_the_disk(workspace: Workspace) -> None:
    assert workspace.path is not None
    connection = connect(workspace.path, workspace.key)
    asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    connection.close()
    assert found == ["wal", 2, 1, 1]
