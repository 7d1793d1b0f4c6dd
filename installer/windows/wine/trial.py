"""Every step of the trial under Wine, in order; each prints a line, the first failure ends it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from muniforeign import __version__
from muniforeign.i18n import CODES, Code
from windows import manifest
from windows.inputs import ROOT
from windows.wine import window
from windows.wine.machine import Machine, WineError, machine, wait_until_gone, without_wmi
from windows.wine.mishaps import CannotMount, Mishaps
from windows.wine.office import Desk

PICTURES = ROOT / "build" / "windows" / "pictures"
SETUP_AT_MOST_MB = 75.0
INSTALLED_AT_MOST_MB = 180.0
INSTALL_AT_MOST_SECONDS = 60.0
START_AT_MOST = 1.3
"""How much longer than from source the installed program may take to show its window."""
_STARTS = 5
_PROGRAM_RUNS = 3  # Setup's exit code
_FROM_SOURCE = """
import sys
sys.dont_write_bytecode = False
sys.pycache_prefix = sys.argv.pop(1)
sys.path.insert(0, sys.argv.pop(1))
from muniforeign.__main__ import main
sys.exit(main())
"""


class Trial:
    """One pass over a machine; `passed` counts the steps that went well."""

    def __init__(self, computer: Machine) -> None:
        self.machine = computer
        self.setup = _only("Setup.exe")
        portable = _only("portable.zip")
        self.installed = computer.local / "Programs" / "Muniforeign"
        self.desk = Desk(computer, self.installed, computer.home / "Documents" / "Gestión Ñ 市 1")
        self.mishaps = Mishaps(computer, self.setup, portable, self.desk)
        self.passed = 0
        self.seconds = 0.0

    def all(self) -> None:
        """Every step. Raises WineError at the first that fails."""
        before = _files(self.machine)
        with self.step("silent install"):
            self.install()
        self.measure()
        for name, work in (
            ("new office with a password", self.desk.make),
            ("import of ñ and hanzi", self.desk.bring_in),
            ("briefs in es and zh", self.desk.print_briefs),
            ("backup, restore, check", self.desk.back_up_and_restore),
        ):
            with self.step(name):
                work()
        self.machine.register_files_of(".muniforeign", "Muniforeign.Office")
        for code in CODES:
            with self.step(f"window in {code}"):
                self.photograph(code)
        with self.step("start beside source"):
            ratio = self.start_beside_source()
        _at_most("start / start from source", ratio, START_AT_MOST, "")
        mishaps = self.mishaps
        for name, work in (
            ("portable folder on a stick", mishaps.portable_folder),
            ("write-protected stick", mishaps.read_only_stick),
            ("disk without room", mishaps.no_room),
            ("a folder of another program", mishaps.others_folder),
            ("office on a network drive", mishaps.network_drive),
            ("two versions side by side", mishaps.side_by_side),
            ("scanner holds a file", mishaps.scanner),
            ("power cuts in an upgrade", mishaps.power_cut),
            ("uninstall while it runs", mishaps.uninstall_while_it_runs),
            ("uninstall the other version", mishaps.uninstall_other),
            ("install while it runs", self.install_while_it_runs),
            ("install over the old", self.install_over),
        ):
            with self.step(name):
                work()
        with self.step("uninstall"):
            self.uninstall(before)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Say how long a step took, once it has passed."""
        begun = time.monotonic()
        try:
            yield
        except CannotMount as error:
            print(f"{name:<32} skipped: {error}", flush=True)
            return
        except (WineError, OSError, subprocess.SubprocessError) as error:
            raise WineError(f"{name}: {error}") from error
        self.seconds = time.monotonic() - begun
        self.passed += 1
        print(f"{name:<32}{self.seconds:>8.1f} s", flush=True)

    def install(self) -> None:
        """Setup in silence leaves exactly the files of its list, and shortcuts."""
        self.machine.run(self.setup, "/S")
        _is_whole(self.installed / "program")
        found = {path.name for path in self.installed.iterdir()}
        if found != {"Muniforeign.exe", "muniforeign-cli.exe", "Uninstall.exe", "program"}:
            raise WineError(f"installed: {sorted(found)}")
        if len(links := _links(self.machine)) != 2:
            raise WineError(f"shortcuts: {links}")

    def measure(self) -> None:
        """What was installed, before Python is changed for Wine, and how fast."""
        _at_most("install", self.seconds, INSTALL_AT_MOST_SECONDS, "s")
        _at_most("Setup.exe", self.setup.stat().st_size / 1e6, SETUP_AT_MOST_MB, "MB")
        sizes = [path.stat().st_size for path in self.installed.rglob("*") if path.is_file()]
        _at_most("installed", sum(sizes) / 1e6, INSTALLED_AT_MOST_MB, "MB")
        without_wmi(self.installed / "program")

    def photograph(self, code: Code) -> None:
        """The first page, and the sample office, opened as a double click on its file opens it."""
        data = self.machine.local / "Muniforeign"
        settings = {"language": code, "theme": "light"}
        (data / "settings.json").write_text(json.dumps(settings), "utf-8")
        program = self.installed / "Muniforeign.exe"
        window.picture(self.machine, PICTURES / f"start-{code}.png", window.NAME, program)
        target = PICTURES / f"office-{code}.png"
        window.picture(self.machine, target, window.OF_OFFICE, "start", "/wait", self.desk.sample)

    def start_beside_source(self) -> float:
        """How many times as long the installed program takes to its window as the source does.

        Both with the same Python and packages, under this Wine, with compiled modules; the
        fastest of some starts in turn, since whatever else the machine does only adds to them.
        """
        script = self.machine.drive / "from_source.py"
        script.write_text(_FROM_SOURCE, "utf-8")
        python = self.installed / "program" / "python.exe"
        cache = self.machine.named(self.machine.drive / "compiled")
        source = (python, "-I", "-X", "utf8", script, cache, self.machine.named(ROOT))
        program = (self.installed / "Muniforeign.exe",)
        runs = [
            (window.start(self.machine, *program), window.start(self.machine, *source))
            for _run in range(_STARTS + 1)
        ]
        ours, theirs = zip(*runs[1:], strict=True)  # the first run compiles and warms
        return float(min(ours) / min(theirs))

    def install_while_it_runs(self) -> None:
        """Setup sees that the program is open, changes nothing and says so by its exit code."""
        with self.machine.running(self.installed / "Muniforeign.exe") as process:
            window.wait(self.machine)
            self.machine.run(self.setup, "/S", code=_PROGRAM_RUNS)
            window.close(self.machine, process)
        if manifest.differences(self.installed / "program") != ["_wmi.pyd"]:
            raise WineError("Setup changed a program that runs")

    def install_over(self) -> None:
        """A damaged program with a file too many is made whole; offices and preferences stay."""
        settings = self.machine.local / "Muniforeign" / "settings.json"
        preferences = settings.read_bytes()
        (self.installed / "program" / "of-the-old-version.txt").write_text("old", "utf-8")
        (self.installed / "program" / "LICENSE.txt").write_text("damaged", "utf-8")
        self.install()
        without_wmi(self.installed / "program")
        if settings.read_bytes() != preferences:
            raise WineError("the preferences are not those of before")
        self.desk.is_well()

    def uninstall(self, before: set[Path]) -> None:
        """Nothing is left but what is the office's, of files, shortcuts and registry."""
        kept = _files_of(self.desk.folder)
        self.machine.run(self.installed / "Uninstall.exe", "/S")
        wait_until_gone(self.installed, 60)
        wait_until_gone(self.machine.local / "Muniforeign", 20)
        self.machine.stop()
        left = {path for path in _files(self.machine) - before if "Temp" not in path.parts}
        if left != kept:
            raise WineError(f"left: {sorted(left - kept)}; lost: {sorted(kept - left)}")
        registry = (self.machine.drive.parent / "user.reg").read_text("utf-8", "replace")
        keys = [line for line in registry.splitlines() if "muniforeign" in line.lower()]
        if keys:
            raise WineError(f"left in the registry: {keys}")


def _only(end: str) -> Path:
    """What the build made of this version."""
    return ROOT / "dist" / f"Muniforeign-{__version__}-{end}"


def _is_whole(program: Path) -> None:
    """Raise WineError where files are missing, changed or too many."""
    if wrong := manifest.differences(program):
        raise WineError(f"{program} does not agree with its list: {wrong}")


def _links(computer: Machine) -> list[Path]:
    return sorted(computer.home.rglob("Muniforeign.lnk"))


def _files(computer: Machine) -> set[Path]:
    """Every file of the user and of the installed programs."""
    return _files_of(computer.drive / "users") | _files_of(computer.drive / "ProgramData")


def _files_of(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def _at_most(name: str, value: float, limit: float, unit: str) -> None:
    """Print a number beside its limit. Raises WineError where it is above."""
    print(f"  {name:<30}{value:>8.1f} {unit:<3} (at most {limit:g})", flush=True)
    if value > limit:
        raise WineError(f"{name}: {value:.2f} {unit}, more than {limit:g}")


def main() -> int:
    """Try everything; 0 where every step passed."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    try:
        with machine() as computer:
            trial = Trial(computer)
            trial.all()
    except WineError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{trial.passed} steps passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
