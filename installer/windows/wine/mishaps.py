"""What happens to an office's computer while Setup or the program is at work."""

from __future__ import annotations

import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows import manifest
from windows.wine import window
from windows.wine.machine import Machine, WineError, wait_until_gone, without_wmi
from windows.wine.office import Desk, demand

_PROGRAM_RUNS, _NO_ROOM, _OTHERS = 3, 4, 8  # exit codes of Setup and of the uninstaller
_SMALL_DISK = "size=40m"
_HOLD = "import sys, time; held = open(sys.argv[1]); print('held', flush=True); time.sleep(600)"
_RUN_LINE = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1]).returncode)"
_RISK = """
import sys
from pathlib import Path
from muniforeign.storage import location
print(location.risk_of(Path(sys.argv[1])))
"""
_HELD_SECONDS = 6.0
_BEGUN = "program.new/Lib/site-packages/muniforeign/__init__.py"
_COMPILED = "program.new/Lib/site-packages/babel/__pycache__"
_UNPACKED = "program.new/MANIFEST.sha256"
"""What Setup makes one after another; the last of it says that the new program is whole."""


class CannotMount(Exception):
    """This user may not mount, so that there is no full disk and no stick to try with."""


class Mishaps:
    """Mishaps, in the order in which `Trial` calls them, to one installed program."""

    def __init__(self, computer: Machine, setup: Path, portable: Path, desk: Desk) -> None:
        self.machine, self.setup, self.portable, self.desk = computer, setup, portable, desk
        self.installed = desk.program
        self.other = computer.drive / "Otra versión ñ 市"
        self.stick = computer.drive / "Memoria USB ñ 市"

    def side_by_side(self) -> None:
        """A second version in a folder of its own; the first is as it was, and both work."""
        self._set_up(self.other)
        for folder in (self.other, self.installed):
            without_wmi(folder / "program")
            Desk(self.machine, folder, self.desk.folder).is_well()

    def scanner(self) -> None:
        """A virus scanner holds a launcher for seconds while it is to be replaced."""
        held = self.installed / "Muniforeign.exe"
        with self._setup_at_work() as setup:
            with self.machine.running(self.other / "program" / "python.exe", "-c", _HOLD, held):
                self._wait_for(_UNPACKED)
                time.sleep(_HELD_SECONDS)
                if setup.poll() is not None:
                    raise WineError("Setup ended while a launcher was held")
            self._ended_well(setup)
        without_wmi(self.installed / "program")
        self.desk.is_well()

    def power_cut(self) -> None:
        """The power fails at four moments of an upgrade; each time there is a whole program."""
        for made in (_BEGUN, _COMPILED, _UNPACKED):
            with self._setup_at_work():
                self._wait_for(made)
                self.machine.stop()
            for name in ("program", "program.new"):
                without_wmi(self.installed / name)
            self.desk.is_well()
        self._between_renames()
        self.desk.is_well()
        self.machine.run(self.setup, "/S", f"/D={self.machine.named(self.installed)}")
        if left := sorted(self.installed.glob("program.*")):
            raise WineError(f"left of the interrupted upgrades: {left}")
        without_wmi(self.installed / "program")

    def uninstall_while_it_runs(self) -> None:
        """The uninstaller sees that the program is open and takes nothing away."""
        with self.machine.running(self.installed / "Muniforeign.exe") as process:
            window.wait(self.machine)
            in_place = f"_?={self.machine.named(self.installed)}"  # so that its end is waited for
            self.machine.run(self.installed / "Uninstall.exe", "/S", in_place, code=_PROGRAM_RUNS)
            window.close(self.machine, process)
        if manifest.differences(self.installed / "program") != ["_wmi.pyd"]:
            raise WineError("the uninstaller changed a program that runs")

    def uninstall_other(self) -> None:
        """The second version, installed last, goes: all leads to the first again, where Setup goes.

        Its preferences stay, since the first version's are the same.
        """
        self._set_up(self.other)
        self.machine.run(self.other / "Uninstall.exe", "/S")
        wait_until_gone(self.other, 60)
        self.desk.is_well()
        for link in self.machine.home.rglob("Muniforeign.lnk"):
            if self.other.name.encode("utf-16-le") in link.read_bytes():
                raise WineError(f"{link} leads to the version that is gone")

    def network_drive(self) -> None:
        """An office on a drive of another computer: the program knows the risk and works."""
        share = self.machine.root / "share"
        shutil.copytree(self.desk.folder, share)
        (self.machine.drive.parent / "dosdevices" / "n:").symlink_to(share)
        self.machine.run("reg", "add", r"HKLM\Software\Wine\Drives", "/v", "n:", "/d", "network")
        self.machine.stop()
        python = self.installed / "program" / "python.exe"
        demand(self.machine.run(python, "-I", "-c", _RISK, "N:\\"), "network")
        office = f"N:\\{self.desk.sample.name}"
        cli = self.installed / "muniforeign-cli.exe"
        self.machine.run(cli, "--workspace", office, "check")

    def no_room(self) -> None:
        """Setup on a disk without room says so and leaves nothing. Raises CannotMount."""
        disk = self.machine.drive / "Disco lleno ñ 市"
        with mounted(disk, "-t", "tmpfs", "-o", _SMALL_DISK, "tmpfs"):
            folder = disk / "Muniforeign"
            self._set_up(folder, code=_NO_ROOM)
            if folder.exists():
                raise WineError(f"Setup left {list(folder.rglob('*'))}")

    def others_folder(self) -> None:
        """Setup does not put its folder in the place of somebody else's of the same name."""
        place = self.machine.drive / "Otro programa ñ 市"
        for name in ("program", "program.old"):
            (place / name).mkdir(parents=True)
            (place / name / "carta.txt").write_text("de otro", "utf-8")
            before = _states(place)
            self._set_up(place, code=_OTHERS)
            if _states(place) != before:
                raise WineError(f"Setup changed a folder that is not its own: {place / name}")
            shutil.rmtree(place / name)

    def portable_folder(self) -> None:
        """The portable folder works from a stick and keeps its preferences there."""
        with zipfile.ZipFile(self.portable) as archive:
            archive.extractall(self.stick)
        (folder,) = self.stick.iterdir()
        without_wmi(folder / "program")
        program = folder / "Muniforeign.exe"
        with self.machine.running(program) as process:
            window.wait(self.machine)
            window.close(self.machine, process)
        Desk(self.machine, folder, self.desk.folder).is_well()
        if not (folder / "data" / "layout.json").is_file():
            raise WineError(f"no preferences on the stick: {list(folder.iterdir())}")

    def read_only_stick(self) -> None:
        """The same from a stick that is write-protected; an office on it is refused in words.

        Raises CannotMount.
        """
        (folder,) = self.stick.iterdir()
        office = folder / self.desk.sample.name
        shutil.copyfile(self.desk.sample, office)
        before = _states(folder)
        with mounted(self.stick, "--bind", "-o", "ro", self.stick):
            cli = folder / "muniforeign-cli.exe"
            told = self.machine.run(cli, "--messages", "es", "--workspace", office, "check", code=1)
            demand(told, "No se perdió nada")
            Desk(self.machine, folder, self.desk.folder).is_well()
            with self.machine.running(folder / "Muniforeign.exe") as process:
                window.wait(self.machine)
                window.close(self.machine, process)
        if _states(folder) != before:
            raise WineError("something on the write-protected stick changed")

    @contextmanager
    def _setup_at_work(self) -> Iterator[subprocess.Popen[bytes]]:
        into = f"/D={self.machine.named(self.installed)}"
        with self.machine.running(self.setup, "/S", into) as process:
            yield process

    def _set_up(self, folder: Path, code: int = 0) -> None:
        """Setup in silence into a folder with spaces, which its /D wants without quotes."""
        line = f'"{self.machine.named(self.setup)}" /S /D={self.machine.named(folder)}'
        python = self.installed / "program" / "python.exe"
        self.machine.run(python, "-I", "-c", _RUN_LINE, line, code=code)

    def _ended_well(self, setup: subprocess.Popen[bytes]) -> None:
        if code := setup.wait(180):
            raise WineError(f"Setup ended with {code}")

    def _between_renames(self) -> None:
        """As a power cut between Setup's two renames leaves it; too short a moment to be met."""
        program, new = self.installed / "program", self.installed / "program.new"
        if not new.is_dir():
            shutil.copytree(program, new)
        program.rename(self.installed / "program.old")

    def _wait_for(self, name: str, seconds: float = 120) -> None:
        """Until Setup has made this. Raises WineError where it does not."""
        ends = time.monotonic() + seconds
        while not (self.installed / name).exists():
            if time.monotonic() > ends:
                raise WineError(f"Setup did not make {name}")
            time.sleep(0.02)


@contextmanager
def mounted(folder: Path, *options: str | Path) -> Iterator[None]:
    """Something mounted in a folder, made where it is missing. Raises CannotMount."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *options, folder], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMount(done.stderr.strip())
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def _states(folder: Path) -> dict[Path, tuple[int, int]]:
    """Size and time of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in files}
