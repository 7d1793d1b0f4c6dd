"""Programs killed in the middle of writing: what was reported as saved is there.

Twenty programs are killed in a normal run; MUNIFOREIGN_KILLS=100 kills a hundred.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

from sqlalchemy import select

from muniforeign.storage.tasks import Task
from muniforeign.storage.upkeep import check
from muniforeign.storage.workspace import Workspace

PASSWORD = "corte de luz"
KILLS = int(os.environ.get("MUNIFOREIGN_KILLS", "20"))
WRITER = """
import sys
from muniforeign.storage.tasks import Task
from muniforeign.storage.workspace import Workspace
workspace = Workspace.open(sys.argv[1], password=sys.argv[2], rounds=1)
for number in range(100000):
    text = f"{sys.argv[3]}-{number}"
    with workspace.change("Add") as session:
        session.add_all([Task(text=text), Task(text=text + " " + "x" * 9000)])
    print(text, flush=True)
"""


def reported_before_death(path: Path, run: int, lines: int) -> list[str]:
    """What a writing program said was saved before it was killed, some lines after its start."""
    command = [sys.executable, "-c", WRITER, str(path), PASSWORD, str(run)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        saved = [writer.stdout.readline().strip() for _ in range(lines)]
        writer.kill()
        rest = writer.stdout.read()
        whole, _, _ = rest.rpartition("\n")
    return [*saved, *whole.split()]


def test_no_reported_change_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "office.muniforeign"
    Workspace.create(path, password=PASSWORD, rounds=1).close()
    random = Random(20261123)
    saved: set[str] = set()
    for run in range(KILLS):
        saved.update(reported_before_death(path, run, random.randint(1, 12)))
    workspace = Workspace.open(path, password=PASSWORD, rounds=1)
    with workspace.read() as session:
        found = set(session.scalars(select(Task.text).where(~Task.text.contains(" "))))
        halves = session.query(Task).count()
    assert "" not in saved
    assert len(saved) >= KILLS
    assert saved <= found
    assert halves == 2 * len(found)
    assert check(workspace) == []
    workspace.undo()
    assert check(workspace) == []
    workspace.close()
