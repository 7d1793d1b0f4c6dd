"""A throwaway Windows: Wine with a home, a drive and a screen of its own.

Wine 8 lacks two things that every Windows 10 has; stubs compiled here stand in for them. A third,
the module _wmi, waits for ever under Wine: `without_wmi` takes it out of the copy under test. A
fourth, a user's own file types, `register_files_of` puts where Wine looks for them.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SCREEN = "1366x768"
USER = "王芳Ñ"
"""Who works at this Windows: her name is in the path of everything that is hers."""
_NAMES = Path("/usr/lib/x86_64-linux-gnu/libnss_wrapper.so")
_HERE = Path(__file__).resolve().parent
_COMPILER = [
    "x86_64-w64-mingw32-gcc-win32",
    "-std=c11",
    "-Os",
    "-s",
    "-shared",
    "-Wall",
    "-Wextra",
    "-Werror",
]
_STUBS = ("uisettings", "bcryptprimitives")
_UISETTINGS = (
    r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId"
    r"\Windows.UI.ViewManagement.UISettings"
)


class WineError(Exception):
    """What did not go as it has to."""


@dataclass(frozen=True)
class Machine:
    """The throwaway Windows; `surroundings` are the variables that its programs see."""

    root: Path
    surroundings: Mapping[str, str]

    @property
    def drive(self) -> Path:
        """The drive C."""
        return self.root / "prefix" / "drive_c"

    @property
    def home(self) -> Path:
        """The folder of the user."""
        return next(each for each in (self.drive / "users").iterdir() if each.name != "Public")

    @property
    def local(self) -> Path:
        """The user's %LOCALAPPDATA%."""
        return self.home / "AppData" / "Local"

    def named(self, path: Path) -> str:
        """The path as Windows names it."""
        if path.is_relative_to(self.drive):
            return "C:\\" + "\\".join(path.relative_to(self.drive).parts)
        return "Z:" + str(path.absolute()).replace("/", "\\")

    def run(self, *words: str | Path, code: int = 0, seconds: float = 180) -> str:
        """Run a Windows program to its end; what it printed.

        Nobody types: its input is the empty device, as a scheduled task's is. Its output is a
        pipe; writing to a regular file kills Python under Wine. Raises WineError where it ends
        with another exit code or takes longer.
        """
        try:
            done = subprocess.run(
                self._command(words),
                env=self.surroundings,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise WineError(f"{words[0]} took longer than {seconds} s") from error
        printed = done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
        if done.returncode != code:
            raise WineError(f"{words} ended with {done.returncode}, not {code}:\n{printed}")
        return printed

    @contextmanager
    def running(self, *words: str | Path) -> Iterator[subprocess.Popen[bytes]]:
        """A Windows program that runs while the block does, and is ended after it."""
        with subprocess.Popen(
            self._command(words),
            env=self.surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                yield process
            finally:
                process.terminate()

    def register_files_of(self, *kinds: str) -> None:
        """Let a double click find the file types of this user, which Wine 8 looks up elsewhere."""
        for kind in kinds:
            own, whole = (rf"{root}\Software\Classes\{kind}" for root in ("HKCU", "HKLM"))
            self.run("reg", "copy", own, whole, "/s", "/f")

    def stop(self) -> None:
        """End every program of this Windows and write its registry to disk."""
        for word in ("-k", "-w"):
            subprocess.run(["wineserver", word], env=self.surroundings, check=False, timeout=60)

    def _command(self, words: Sequence[str | Path]) -> list[str]:
        return ["wine", *(self.named(w) if isinstance(w, Path) else w for w in words)]


@contextmanager
def machine() -> Iterator[Machine]:
    """A new throwaway Windows 10, gone with all its programs when the block ends."""
    with tempfile.TemporaryDirectory(prefix="muniforeign-wine-") as name, _screen() as display:
        root = Path(name)
        (root / "home").mkdir()
        made = Machine(root, _surroundings(root, display))
        try:
            _set_up(made)
            with _window_manager(made):
                yield made
        finally:
            made.stop()


def without_wmi(program: Path) -> None:
    """Take out of an installed copy what waits for ever under Wine; Python does without it."""
    (program / "_wmi.pyd").unlink(missing_ok=True)


def _surroundings(root: Path, display: str) -> dict[str, str]:
    users = root / "users"
    users.write_text(f"{USER}:x:{os.getuid()}:{os.getgid()}::{root / 'home'}:/bin/sh\n", "utf-8")
    return {
        "PATH": os.environ["PATH"],
        "LD_PRELOAD": str(_NAMES),
        "NSS_WRAPPER_PASSWD": str(users),
        "NSS_WRAPPER_GROUP": "/etc/group",
        "USER": USER,
        "LOGNAME": USER,
        "HOME": str(root / "home"),
        "WINEPREFIX": str(root / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "winemenubuilder.exe=d;mscoree=d;mshtml=d;winedbg.exe=d",
        "LC_ALL": "C.UTF-8",
        "DISPLAY": display,
    }


def _set_up(made: Machine) -> None:
    made.run("wineboot", "--init")
    made.run("winecfg", "-v", "win10")
    for folder in made.home.rglob("*"):
        if folder.is_symlink():  # to the same folder, for Desktop, Documents and others
            folder.unlink()
            folder.mkdir()
    library = made.drive / "windows" / "system32"
    for stub in _STUBS:
        source, target = _HERE / f"{stub}.c", library / f"{stub}.dll"
        subprocess.run([*_COMPILER, source, "-o", target, "-ladvapi32"], check=True)
    value = made.named(library / "uisettings.dll")
    made.run("reg", "add", _UISETTINGS, "/v", "DllPath", "/d", value, "/f")


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees; its name."""
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SCREEN}x24"]
    with subprocess.Popen(
        [*words, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                yield f":{answer.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def _window_manager(made: Machine) -> Iterator[None]:
    """Somebody who moves and enlarges windows, as every desktop has."""
    with subprocess.Popen(
        ["openbox"], env=made.surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def wait_until_gone(path: Path, seconds: float) -> None:
    """Wait for a file to be removed. Raises WineError where it is not."""
    ends = time.monotonic() + seconds
    while path.exists():
        if time.monotonic() > ends:
            raise WineError(f"{path} is still there")
        with suppress(InterruptedError):
            time.sleep(0.2)
