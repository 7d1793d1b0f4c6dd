"""The environment `.venv` with the pinned packages, and the stamp that says what is in it.

Only the standard library is used. The stamp is written last, so that an interrupted set-up is
begun anew; nothing in it is an absolute path, so that the folder can be moved.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import system
from messages import SetUpError, say
from system import Missing

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"


@dataclass(frozen=True)
class Environment:
    """The environment in the folder of the program."""

    root: Path = ROOT

    @property
    def folder(self) -> Path:
        """Where the environment is."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def log(self) -> Path:
        """What the last installation wrote."""
        return self.folder / "set-up.log"

    def prepare(self, lock: str, wanted: Callable[[], Missing]) -> None:
        """See to what the system has to bring and install what this lock file says.

        `wanted` tells what of the system is missing; where it cannot be installed it is named,
        and only what the environment itself needs stops the set-up. Raises SetUpError.
        """
        check_python()
        seen = self.folder / f"system-for-{lock}"
        is_installed = self._stamp().get(lock) == self._digest(lock)
        if is_installed and seen.exists():
            return
        if not os.access(self.root, os.W_OK):
            raise SetUpError("folder", folder=self.root)
        is_whole = see_to_system({} if is_installed else system.missing_venv(), wanted())
        if not is_installed:
            say("start")
            self._install(lock)
            say("done")
        if is_whole:
            seen.touch()

    def compile_catalogues(self) -> None:
        """Compile the catalogues of texts where a source is newer."""
        sources = self.root.glob("translations/*/LC_MESSAGES/*.po")
        if any(_is_older(source.with_suffix(".mo"), source) for source in sources):
            script = self.root / "installer" / "catalogues.py"
            subprocess.run([self.python, script, "compile"], stdout=subprocess.DEVNULL, check=False)

    def carry_out(self, module: str, needed: Callable[[], Missing]) -> int:
        """Run a module of this folder, without a screen, once all is set up; its exit code.

        `needed` tells what of the system is missing, without which it cannot be run at all: 1.
        """
        try:
            self.prepare(DEVELOPMENT, system.missing_for_window)
            system.install(needed())
        except SetUpError as error:
            print(error, file=sys.stderr)
            return 1
        self.compile_catalogues()
        surroundings = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(self.root / "installer"), str(self.root))),
            "PYTHONUTF8": "1",
            "QT_QPA_PLATFORM": "offscreen",
        }
        command = [str(self.python), "-m", module]
        return subprocess.run(command, cwd=self.root, env=surroundings, check=False).returncode

    def _install(self, lock: str) -> None:
        if not self._stamp():
            self._make()
        self._stamp_file.unlink(missing_ok=True)
        self._download(self.root / "installer" / lock)
        contained = [RUNTIME, DEVELOPMENT] if lock == DEVELOPMENT else [lock]
        stamp = {"python": _interpreter(), **{name: self._digest(name) for name in contained}}
        self._stamp_file.write_text(json.dumps(stamp), encoding="utf-8")

    def _make(self) -> None:
        done = subprocess.run([sys.executable, "-m", "venv", "--clear", self.folder], check=False)
        if done.returncode:
            raise SetUpError("venv", folder=self.folder)
        base = str(self.folder)
        packages = Path(sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base}))
        here = os.path.relpath(self.root, packages)
        (packages / "muniforeign.pth").write_text(here + "\n", encoding="utf-8")

    def _download(self, lock: Path) -> None:
        """Install what the lock file names and nothing else.

        Left to look for dependencies itself, pip takes the newest version of a package that
        another one wants with an extra, though the lock file pins an older one, and gives up.
        """
        pip: list[str | Path] = [self.python, "-m", "pip", "install", "-r", lock, "--no-input"]
        exact = ["--no-deps", "--require-hashes", "--only-binary=:all:"]
        plain = ["--no-color", "--disable-pip-version-check"]
        count = lock.read_text(encoding="utf-8").count("==")
        with (
            self.log.open("w", encoding="utf-8") as log,
            subprocess.Popen(
                [*pip, *exact, *plain], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            ) as process,
        ):
            done = 0
            for line in process.stdout or ():
                log.write(line)
                done += line.startswith("Collecting ")
                _show(done, count)
        if process.returncode:
            raise SetUpError("download", log=self.log)

    def _digest(self, lock: str) -> str:
        return hashlib.sha256((self.root / "installer" / lock).read_bytes()).hexdigest()

    @property
    def _stamp_file(self) -> Path:
        return self.folder / "muniforeign.json"

    def _stamp(self) -> dict[str, str]:
        """What is installed, by name of the lock file; nothing for another Python."""
        try:
            stamp = json.loads(self._stamp_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        works = self.python.exists() and stamp.get("python") == _interpreter()
        return stamp if works else {}


def check_python() -> None:
    """Raise SetUpError where this Python is not one that the pinned packages are made for."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        raise SetUpError("python", version=platform.python_version())


def see_to_system(necessary: Missing, wanted: Missing) -> bool:
    """Install what is missing in the system; whether nothing is missing any more.

    Raises SetUpError where something necessary cannot be installed.
    """
    try:
        system.install({**necessary, **wanted})
    except SetUpError as error:
        if necessary:
            raise
        print(error, file=sys.stderr)
        return False
    return True


def _interpreter() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]} {sysconfig.get_platform()}"


def _is_older(target: Path, source: Path) -> bool:
    return not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns


def _show(done: int, count: int) -> None:
    if sys.stdout.isatty():
        print(f"\r  {min(done, count)}/{count} ", end="\n" if done == count else "", flush=True)
