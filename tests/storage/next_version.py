"""The program as a next version could be: people have a nickname, and there are gifts.

    python -m tests.storage.next_version SCRIPTS FILE PASSWORD

opens the workspace, undoes and redoes what was done before the upgrade, and prints what it
found as JSON. `write_scripts` makes the folder of migrations that this version would bring.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Text, select
from sqlalchemy.orm import Mapped, mapped_column

from muniforeign.storage import migrate

VERSION = "0002"
SCRIPT = '''"""People have a nickname, and there are gifts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    print("begun", flush=True)
    op.create_table(
        "gifts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_gifts_person_id",
            initially="DEFERRED", deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_gifts"),
    )
    print("gifts", flush=True)
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default="none"))
        people.alter_column("notes", existing_type=sa.Text(), server_default="")
    print("people", flush=True)
'''


def write_scripts(folder: Path) -> Path:
    """The migrations up to 0002, in a new folder."""
    scripts = folder / "migraciones al 100 %"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0002_gifts.py").write_text(SCRIPT, encoding="utf-8")
    return scripts


def become_next(scripts: Path) -> None:
    """Map what 0002 brings, in this process for good."""
    from muniforeign.storage.base import Entity, refers_to
    from muniforeign.storage.people import Person

    class Gift(Entity):
        __tablename__ = "gifts"

        person_id: Mapped[UUID | None] = mapped_column(refers_to("people"))
        what: Mapped[str]

    nickname: Any = mapped_column(Text, default="none")
    Person.nickname = nickname
    migrate.VERSION = VERSION  # type: ignore[misc]
    migrate.SCRIPTS = scripts  # type: ignore[misc]


def say(line: str) -> None:
    """Tell the test that watches."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def look_around(path: Path, password: str) -> dict[str, object]:
    """Open a workspace of an older version and go through its history and back."""
    from muniforeign.storage.people import Person
    from muniforeign.storage.upkeep import check
    from muniforeign.storage.workspace import Workspace

    def people() -> list[list[str]]:
        with workspace.read() as session:
            found = session.scalars(select(Person).order_by(Person.id))
            return [[one.name.given_names, one.notes, one.nickname] for one in found]  # type: ignore[attr-defined]

    workspace = Workspace.open(path, password=password, rounds=1)
    say("opened")
    before = people()
    with workspace.change("Nickname") as session:
        for person in session.scalars(select(Person)):
            person.nickname = "Nacho"  # type: ignore[attr-defined]
    renamed = people()
    states = []
    while workspace.undo():
        states.append(people())
    while workspace.redo():
        pass
    findings = [finding.detail for finding in check(workspace)]
    found = {"before": before, "renamed": renamed, "states": states, "redone": people()}
    workspace.close()
    return {**found, "findings": findings}


if __name__ == "__main__":
    become_next(Path(sys.argv[1]))
    say(json.dumps(look_around(Path(sys.argv[2]), sys.argv[3])))
