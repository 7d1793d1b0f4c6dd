"""An older file becomes one of the next version, or stays what it was.

There is no second version yet: `next_version` is what one could be, with a real migration.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import inspect, select
from sqlalchemy import text as sql

from muniforeign.domain.names import PersonName
from muniforeign.storage import engine as engines
from muniforeign.storage import errors, migrate
from muniforeign.storage.deletion import delete
from muniforeign.storage.keys import FileKey
from muniforeign.storage.people import Person
from muniforeign.storage.posts import Post
from muniforeign.storage.upkeep import check, restore
from muniforeign.storage.workspace import Workspace
from tests.postgresql import Server
from tests.storage.next_version import VERSION, write_scripts

ROOT = Path(__file__).parents[2]
PASSWORD = "un puente nuevo"
FROZEN = sorted((Path(__file__).parent / "frozen").glob("v*.muniforeign"))


def fill(workspace: Workspace) -> None:
    """Two people with posts, of whom one is edited and the other deleted."""
    with workspace.change("Add") as session:
        people = [Person(name=PersonName(given_names=name)) for name in ("Ana", "Luis")]
        session.add_all(people)
        session.flush()
        session.add_all([Post(person_id=person.id) for person in people])
    with workspace.change("Edit") as session:
        session.get_one(Person, people[0].id).notes = "habla chino"
    with workspace.change("Delete") as session:
        delete(session, session.get_one(Person, people[1].id))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A closed workspace of this version."""
    path = tmp_path / "oficina" / "Ñuñoa [1].muniforeign"
    path.parent.mkdir()
    made = Workspace.create(path, password=PASSWORD, rounds=1)
    fill(made)
    made.close()
    return path


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations of the next version."""
    return write_scripts(tmp_path)


@pytest.fixture
def next_here(scripts: Path, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on, opening a workspace in this process upgrades its tables."""
    del old
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "VERSION", VERSION)


def opened(path: Path) -> Workspace:
    return Workspace.open(path, password=PASSWORD, rounds=1)


def copies(path: Path) -> list[Path]:
    """The older files that were kept, oldest first."""
    return sorted(path.parent.glob("* 0001 *.muniforeign"))


def assert_old_and_whole(path: Path) -> None:
    """This version opens the file; all is there, and its steps can be undone."""
    workspace = opened(path)
    with workspace.read() as session:
        assert session.scalars(select(Person.notes)).all() == ["habla chino"]
        assert session.query(Post).count() == 1
        assert not inspect(session.connection()).has_table("gifts")
    assert check(workspace) == []
    assert workspace.undo_label == "Delete"
    workspace.close()


@contextmanager
def next_version(scripts: Path, path: Path) -> Iterator[subprocess.Popen[str]]:
    """The next version of the program, at work on a file."""
    command = [
        sys.executable,
        "-m",
        "tests.storage.next_version",
        *map(str, (scripts, path)),
        PASSWORD,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as running:
        yield running


def what_next_finds(scripts: Path, path: Path) -> dict[str, Any]:
    with next_version(scripts, path) as running:
        answer, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    found: dict[str, Any] = json.loads(answer.splitlines()[-1])
    return found


def test_the_file_is_copied_then_upgraded_and_its_history_still_holds(
    old: Path, scripts: Path
) -> None:
    found = what_next_finds(scripts, old)
    ana, luis = ["Ana", "habla chino", "none"], ["Luis", "", "none"]
    assert found["before"] == [ana]
    assert found["renamed"] == found["redone"] == [["Ana", "habla chino", "Nacho"]]
    assert found["states"] == [[ana], [ana, luis], [["Ana", "", "none"], luis], []]
    assert found["findings"] == []
    with pytest.raises(errors.NewerWorkspace):
        opened(old)
    (copy,) = copies(old)
    assert_old_and_whole(copy)
    assert {path.suffix for path in old.parent.iterdir()} == {".muniforeign", ".lock"}


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)
def test_frozen_files_reach_the_next_version(frozen: Path, scripts: Path, tmp_path: Path) -> None:
    path = tmp_path / frozen.name
    path.write_bytes(frozen.read_bytes())
    key = None if frozen.stem.endswith("plain") else "una hoja en el valle"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "SCRIPTS", scripts)
        patch.setattr(migrate, "VERSION", VERSION)
        workspace = Workspace.open(path, password=key)
        with workspace.engine.connect() as connection:
            assert migrate.version_of(connection) == VERSION
            names = connection.execute(sql("SELECT family_hanzi, nickname FROM people"))
            assert [tuple(row) for row in names] == [("王", "none")]
        assert check(workspace) == []
        assert workspace.redo() is not None
        workspace.close()
    (copy,) = copies(path)
    Workspace.open(copy, password=key).close()


@pytest.mark.usefixtures("next_here")
def test_who_opens_an_older_file_can_be_told_once_where_it_is_kept(old: Path) -> None:
    workspace = opened(old)
    assert [workspace.older] == copies(old)
    workspace.close()
    again = opened(old)
    assert again.older is None
    again.close()


@pytest.mark.usefixtures("next_here")
def test_references_to_a_rebuilt_table_stay(old: Path) -> None:
    workspace = opened(old)
    with workspace.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        for table in ("posts", "delegates", "gifts"):
            keys = inspect(connection).get_foreign_keys(table)
            (key,) = [key for key in keys if key["referred_table"] == "people"]
            assert key["options"] == {"initially": "DEFERRED", "deferrable": True}
        assert inspect(connection).get_indexes("people")
    with pytest.raises(errors.StillReferenced), workspace.change("Add") as session:
        session.add(Post(person_id=UUID(int=1)))
    workspace.undo()
    assert check(workspace) == []
    workspace.close()


@pytest.mark.parametrize("line", ["begun", "gifts", "people"])
def test_a_power_cut_in_the_upgrade_leaves_the_old_file(
    old: Path, scripts: Path, line: str
) -> None:
    with next_version(scripts, old) as running:
        assert running.stdout is not None
        while running.stdout.readline().strip() != line:
            assert running.poll() is None
        running.kill()
    (copy,) = copies(old)
    for path in (old, copy):
        assert_old_and_whole(path)
    assert what_next_finds(scripts, old)["findings"] == []


def test_a_power_cut_after_the_upgrade_leaves_the_new_file(old: Path, scripts: Path) -> None:
    with next_version(scripts, old) as running:
        assert running.stdout is not None
        while running.stdout.readline().strip() != "opened":
            assert running.poll() is None
        running.kill()
    with pytest.raises(errors.NewerWorkspace):
        opened(old)
    assert_old_and_whole(copies(old)[0])
    assert what_next_finds(scripts, old)["findings"] == []
    assert len(copies(old)) == 1


@pytest.mark.usefixtures("next_here")
def test_what_a_power_cut_in_the_copy_left_goes(old: Path) -> None:
    name = f"{old.stem} 0001 2026-11-23 101500.muniforeign.part"
    for ending in ("", "-wal", "-shm", "-journal"):
        (old.parent / (name + ending)).write_bytes(b"half")
    opened(old).close()
    assert not list(old.parent.glob("*.part*"))


class Disk:
    """A disk on which files whose name ends so cannot grow beyond some pages."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.limits: dict[str, int] = {}
        self._connect = engines.connect
        monkeypatch.setattr(engines, "connect", self.connect)

    def connect(self, path: Path, key: FileKey | None) -> Any:
        """A connection to a file on this disk."""
        connection = self._connect(path, key)
        for ending, pages in self.limits.items():
            if path.name.endswith(ending):
                connection.execute(f"PRAGMA max_page_count={pages}")
        return connection


@pytest.mark.usefixtures("next_here")
@pytest.mark.parametrize("ending", [".part", "].muniforeign"], ids=["copying", "upgrading"])
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(
    old: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    disk.limits[ending] = 10
    with pytest.raises(errors.DiskFull):
        opened(old)
    assert [path.name for path in old.parent.iterdir() if path.suffix != ".lock"] == [old.name]
    disk.limits.clear()
    monkeypatch.setattr(migrate, "VERSION", "0001")
    assert_old_and_whole(old)


def test_a_newer_file_is_left_as_it_is(old: Path, scripts: Path) -> None:
    what_next_finds(scripts, old)
    before = {path: path.read_bytes() for path in old.parent.iterdir()}
    with pytest.raises(errors.NewerWorkspace):
        opened(old)
    assert {path: path.read_bytes() for path in old.parent.iterdir()} == before


@pytest.mark.usefixtures("next_here")
def test_an_older_backup_is_restored_in_the_new_version(old: Path, tmp_path: Path) -> None:
    target = tmp_path / "de vuelta" / "oficina.muniforeign"
    target.parent.mkdir()
    before = old.read_bytes()
    assert restore(old, target, password=PASSWORD, rounds=1) is None
    assert old.read_bytes() == before
    workspace = opened(target)
    assert check(workspace) == []
    workspace.close()
    names = {path.name for path in target.parent.iterdir()}
    assert names == {target.name, target.name + ".lock"}


def test_colleagues_who_open_an_older_workspace_on_a_server_upgrade_it_once(
    server: Server, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server.empty_address() as address:
        made = Workspace.create(address)
        fill(made)
        made.close()
        monkeypatch.setattr(migrate, "SCRIPTS", scripts)
        monkeypatch.setattr(migrate, "VERSION", VERSION)
        done: list[Workspace] = []
        people = [Thread(target=lambda: done.append(Workspace.open(address))) for _ in range(3)]
        for person in people:
            person.start()
        for person in people:
            person.join(60)
        assert len(done) == 3
        for workspace in done:
            workspace.undo()
            assert check(workspace) == []
            with workspace.engine.connect() as connection:
                assert migrate.version_of(connection) == VERSION
            workspace.close()
