"""A PostgreSQL server that the tests start themselves, and databases on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

# It need not outlive a power cut, and sorts as the server of a Chilean office does.
SETTINGS = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}
CLUSTER = ["-A", "trust", "-U", "muni", "-E", "UTF8", "--no-sync"]
CLUSTER += ["--locale-provider=icu", "--icu-locale=es-CL", "--locale=C.UTF-8"]
OFFICE = "office"
KEEP = """
DO $$ DECLARE name text; BEGIN
    CREATE SCHEMA fresh;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('CREATE TABLE fresh.%1$I AS TABLE public.%1$I', name);
    END LOOP;
END $$
"""
BRING_BACK = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid();
SET session_replication_role = replica;
DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM public.%I', name);
        EXECUTE format('INSERT INTO public.%1$I TABLE fresh.%1$I', name);
    END LOOP;
END $$
"""


def find_programs() -> Path | None:
    """The folder with the programs of the latest server on this computer."""
    folders = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


def run(*command: str | Path) -> None:
    """Run a program of the server; it refuses root, so root lends it another user."""
    lent = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*lent, *command], check=True, capture_output=True, timeout=60)


@dataclass(frozen=True)
class Server:
    """A running server, reached through a socket in its own folder."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=count)

    @staticmethod
    @contextmanager
    def running(programs: Path) -> Iterator[Server]:
        """A new server, until the block ends."""
        folder = Path(tempfile.mkdtemp(prefix="pg"))
        folder.chmod(0o777)
        data, control = folder / "data", programs / "pg_ctl"
        run(programs / "initdb", "-D", data, *CLUSTER)
        settings = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        options = f"-k {folder} {settings}"
        run(control, "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
        try:
            yield Server(folder)
        finally:
            run(control, "-D", data, "-m", "immediate", "stop")
            shutil.rmtree(folder, ignore_errors=True)

    def address(self, database: str) -> str:
        """Where the program finds a database of this server."""
        return f"postgresql+psycopg://muni@/{database}?host={self.folder}"

    @contextmanager
    def empty_address(self) -> Iterator[str]:
        """The address of a new database without tables, dropped at the end."""
        name = f"office_{next(self._numbers)}"
        self.tell(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            yield self.address(name)
        finally:
            self.tell(f"DROP DATABASE {name} WITH (FORCE)")

    def workspace_address(self) -> str:
        """The address of a workspace that is as it was when it was made.

        It is always the same one: to make another takes twenty times longer.
        """
        from muniforeign.storage.workspace import Workspace

        if self.tell(f"SELECT 1 FROM pg_database WHERE datname = '{OFFICE}'"):
            self.tell(BRING_BACK, OFFICE)
        else:
            self.tell(f"CREATE DATABASE {OFFICE} TEMPLATE template0")
            Workspace.create(self.address(OFFICE)).close()
            self.tell(KEEP, OFFICE)
        return self.address(OFFICE)

    def tell(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run a statement for the administrator of the server; what it answers."""
        import psycopg

        place = f"host={self.folder} user=muni dbname={database}"
        with psycopg.connect(place, autocommit=True) as admin:
            done = admin.execute(statement.encode())
            return done.fetchall() if done.description else []
