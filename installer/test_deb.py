"""Try the Debian package in a Debian 12 of its own: python3 installer/test_deb.py (as root).

    --base FOLDER    copy a Debian that is ready instead of installing one with debootstrap
    --package FILE   another .deb than the one of the last build

A line for each step with its seconds; 0 where all went well. Pictures of the window are left in
build/debian/pictures.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import system
from debian.machine import HOME, USER, Machine, MachineError
from messages import SetUpError

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "contraseña de prueba 密码"
FOLDER = f"{HOME}/Mi oficina ñ 外事"
DISPLAY = ":7"
PICTURES = ROOT / "build" / "debian" / "pictures"
SETTINGS = f"{HOME}/.local/share/Muniforeign/settings.json"
_WRITE = 'mkdir -p "$(dirname "$2")" && printf %s "$1" > "$2"'
_TEXT_OF_PDF = """
import sys
sys.path.insert(0, "/usr/lib/muniforeign")
import pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]):
    print(page.get_textpage().get_text_range())
"""


@dataclass
class Trial:
    """One pass: the machine, the package and what the steps hand on."""

    machine: Machine
    package: Path
    offices: dict[str, str] = field(default_factory=dict)

    def command(self, *words: str, code: int = 0, office: str = "oficina") -> str:
        """What the installed program writes, with the office's password."""
        file = f"{FOLDER}/{office}.muniforeign"
        command = ["muniforeign", "--messages", "es", "--workspace", file, *words]
        return self.machine.as_user(command, code=code, MUNIFOREIGN_PASSWORD=PASSWORD)

    def put(self, package: Path) -> str:
        """Copy a package into the machine; its place there."""
        shutil.copyfile(package, self.machine.root / "srv" / package.name)
        return f"/srv/{package.name}"

    def prepare(self) -> None:
        """Bring the lists up to date; a user, a screen and what looks at it."""
        self.machine.apt("update")
        self.machine.apt("install", "--no-install-recommends", "xvfb", "x11-utils", "imagemagick")
        self.machine.run(["useradd", "--create-home", "--shell", "/bin/sh", USER])
        self.machine.as_user(["mkdir", "-p", FOLDER])

    def install(self) -> None:
        """Install with everything that the package names."""
        self.machine.apt("install", self.put(self.package))
        version = self.machine.as_user(["muniforeign", "--version"])
        expect(self.package.name.split("_")[1] in version, version)
        compiled = self.machine.root / "usr/lib/muniforeign/muniforeign/__pycache__"
        expect(any(compiled.iterdir()), "nothing was compiled")

    def libraries(self) -> None:
        """Every library of the program finds those that it wants; GTK is the desktop's."""
        find = "find /usr/lib/muniforeign -name '*.so*' ! -name libqgtk3.so -exec ldd {} +"
        told = self.machine.run(["sh", "-c", find])
        missing = sorted(set(re.findall(r"\S+ => not found", told)))
        expect(not missing and "libQt6Core" in told, "\n".join(missing))

    def make(self) -> None:
        """A new office with a password, which nobody opens without it."""
        said = self.command("new", f"{FOLDER}/oficina.muniforeign", "--municipality", "Frutillar")
        expect(re.search(r"(\w{4,}-){3}", said) is not None, said)
        wrong = ["muniforeign", "--workspace", f"{FOLDER}/oficina.muniforeign", "check"]
        said = self.machine.as_user(wrong, code=1, MUNIFOREIGN_PASSWORD="otra")
        expect("Traceback" not in said, said)

    def papers(self) -> None:
        """The sample office, and its brief in Spanish and in Chinese."""
        self.command("demo", "--no-window", f"{FOLDER}/muestra.muniforeign", office="muestra")
        visit = self.command("list", "visits", office="muestra").split()[0]
        for language, word in (("es", "Delegación"), ("zh", "代表团")):
            file = f"{FOLDER}/carpeta {language}.pdf"
            words = ["render", "delegation-brief", visit, "--language", language]
            self.command(*words, "--output", file, office="muestra")
            text = self.machine.as_user(["python3", "-I", "-c", _TEXT_OF_PDF, file])
            expect(word.lower() in text.lower(), f"{file} does not say {word}")

    def bring_in(self) -> None:
        """The people of the sample, by way of a spreadsheet."""
        sheet = f"{FOLDER}/personas 名单.xlsx"
        self.command("export", "people", "--output", sheet, office="muestra")
        self.command("import", "--as", "people", sheet)
        expect(self._people() == self._people("muestra") > 5, "people were lost on the way")

    def _people(self, office: str = "oficina") -> int:
        return len(self.command("list", "people", office=office).splitlines())

    def restore(self) -> None:
        """A backup, one person more, and back again."""
        self.command("backup", f"{FOLDER}/copia.muniforeign")
        before = self._people()
        (self.machine.root / FOLDER[1:] / "una.csv").write_text(
            "Nombres,Apellidos\nPrueba,Inventada\n", encoding="utf-8"
        )
        self.command("import", "--as", "people", f"{FOLDER}/una.csv")
        expect(self._people() == before + 1, "the person was not imported")
        self.command("restore", f"{FOLDER}/copia.muniforeign")
        expect(self._people() == before, "the backup was not restored")
        self.command("check")

    def show(self) -> None:
        """The window appears on a screen with the sample office, in each language."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        with self._screen():
            for code in ("es", "zh", "en"):
                told = json.dumps({"language": code, "theme": "light"})
                self.machine.as_user(["sh", "-c", _WRITE, "sh", told, SETTINGS])
                with self._window():
                    self._photograph(PICTURES / f"office-{code}.png")

    def _photograph(self, target: Path) -> None:
        """The screen, once it has stayed the same for two seconds."""
        before = self._screenshot()

        def is_at_rest() -> bool:
            nonlocal before
            time.sleep(2)
            last, before = before, self._screenshot()
            return before == last

        wait(is_at_rest, "a window at rest")
        target.write_bytes(before)

    def _screenshot(self) -> bytes:
        picture, exact = f"{HOME}/vista.png", ["-define", "png:exclude-chunks=date,time"]
        self.machine.as_user(["import", "-window", "root", *exact, picture], DISPLAY=DISPLAY)
        return (self.machine.root / picture[1:]).read_bytes()

    def upgrade(self) -> None:
        """A newer package while the window is open: it stays open and the office whole."""
        newer = self._newer()
        with self._screen(), self._window() as window:
            self.machine.apt("install", newer)
            expect(window.poll() is None, "the window was closed by the upgrade")
        installed = self.machine.run(["dpkg-query", "-W", "-f=${Version}", "muniforeign"])
        expect(installed.endswith("+newer"), installed)
        self.command("check")
        self.offices = self._kept()

    def _newer(self) -> str:
        """The same package with a higher version; its place in the machine."""
        made = self.machine.root / "srv" / "newer.deb"
        with tempfile.TemporaryDirectory(dir=self.machine.root.parent) as name:
            subprocess.run(["dpkg-deb", "-R", self.package, name], check=True)
            control = Path(name) / "DEBIAN" / "control"
            text = control.read_text(encoding="utf-8")
            control.write_text(re.sub(r"(?m)^(Version: .*)$", r"\1+newer", text), encoding="utf-8")
            packing = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", name, str(made)]
            subprocess.run(packing, stdout=subprocess.DEVNULL, check=True)
        return f"/srv/{made.name}"

    def remove(self) -> None:
        """Nothing is left but what belongs to the user."""
        for name in self.machine.root.glob("srv/*.deb"):
            name.unlink()
        self.machine.apt("purge", "muniforeign")
        find = ["find", "/", "-xdev", "-iname", "*muniforeign*", "-not", "-path", "/proc/*"]
        left = [path for path in self.machine.run(find).splitlines() if not _is_users(path)]
        expect(not left, f"left behind: {left}")
        expect(self._kept() == self.offices and len(self.offices) > 2, "an office has changed")

    def _kept(self) -> dict[str, str]:
        folder = self.machine.root / FOLDER[1:]
        files = sorted(path for path in folder.iterdir() if path.suffix != ".lock")
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    @contextmanager
    def _screen(self) -> Iterator[None]:
        with stopped(self.machine.start(["Xvfb", DISPLAY, "-screen", "0", "1366x768x24"])):
            socket = self.machine.root / "tmp" / ".X11-unix" / f"X{DISPLAY[1:]}"
            wait(socket.exists, "the screen")
            yield

    @contextmanager
    def _window(self) -> Iterator[subprocess.Popen[bytes]]:
        command = ["muniforeign", f"{FOLDER}/vista.muniforeign"]
        self.machine.as_user(["muniforeign", "demo", "--no-window", f"{FOLDER}/vista.muniforeign"])
        with stopped(self.machine.start(command, DISPLAY=DISPLAY)) as program:
            wait(self._sees_window, "the window")
            yield program

    def _sees_window(self) -> bool:
        look = ["xwininfo", "-root", "-tree"]
        try:
            told = self.machine.as_user(look, DISPLAY=DISPLAY)
        except MachineError:
            return False
        return re.search(r'"[^"]*Muniforeign[^"]*": \(.*\)\s+(\d{3,})x(\d{3,})', told) is not None


@contextmanager
def stopped(program: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """The program, ended afterwards."""
    try:
        yield program
    finally:
        program.terminate()
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


def wait(has_come: Callable[[], bool], what: str, seconds: int = 60) -> None:
    """Wait for something. Raises MachineError where it does not come."""
    end = time.monotonic() + seconds
    while not has_come():
        if time.monotonic() > end:
            raise MachineError(f"{what} did not appear within {seconds} s")
        time.sleep(0.2)


def expect(is_so: bool, otherwise: str) -> None:
    """Raise MachineError where it is not so."""
    if not is_so:
        raise MachineError(otherwise)


def _is_users(path: str) -> bool:
    """Offices and preferences in the user's home, which packages never touch."""
    return path.startswith(HOME + "/")


def main() -> int:
    """Every step in its order; 0 where all went well."""
    parser = argparse.ArgumentParser(description="Try the Debian package in a Debian of its own.")
    parser.add_argument("--base", type=Path, help="a Debian that is ready, to be copied")
    parser.add_argument("--package", type=Path, help="the .deb; that of the last build otherwise")
    told = parser.parse_args()
    made = sorted((ROOT / "dist").glob("muniforeign_*_amd64.deb"), key=os.path.getmtime)
    package = told.package or (made[-1] if made else None)
    if package is None or os.geteuid() != 0:
        print("Needs root, and the package: python3 installer/build_deb.py", file=sys.stderr)
        return 2
    begun = time.monotonic()
    machine = Machine(ROOT / "build" / "debian" / "machine")
    try:
        if told.base is None:
            missing = {} if shutil.which("debootstrap") else {"debootstrap": "debootstrap"}
            system.install(missing)
        step("Debian", lambda: machine.make(told.base))
        with machine:
            count = _pass(Trial(machine, package))
    except (MachineError, SetUpError) as error:
        print(error, file=sys.stderr)
        return 1
    shutil.rmtree(machine.root)
    print(f"{package.name}: {count} steps passed in {time.monotonic() - begun:.0f} s")
    return 0


def _pass(trial: Trial) -> int:
    steps = {
        "screen and user": trial.prepare,
        "install": trial.install,
        "libraries": trial.libraries,
        "new office, password": trial.make,
        "sample, briefs es and zh": trial.papers,
        "import": trial.bring_in,
        "backup, restore, check": trial.restore,
        "window": trial.show,
        "upgrade while open": trial.upgrade,
        "remove": trial.remove,
    }
    for name, run in steps.items():
        step(name, run)
    return len(steps)


def step(name: str, run: Callable[[], None]) -> None:
    """Run it and say how long it took."""
    begun = time.monotonic()
    run()
    print(f"{name:<28}{time.monotonic() - begun:>8.1f} s", flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
