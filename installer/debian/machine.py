"""A Debian of its own in a folder, in which the package is tried; needs root and debootstrap."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

RELEASE = "bookworm"
USER = "oficina"
HOME = f"/home/{USER}"


class MachineError(Exception):
    """What did not go as it should; `str()` tells what was run and what it wrote."""


class Machine:
    """The Debian in this folder, with /proc and /dev while it is used as a context."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._mounted = ExitStack()

    def make(self, base: Path | None) -> None:
        """Install Debian anew, or copy the one that is ready in `base`."""
        if any((self.root / place).is_mount() for place in ("proc", "dev")):
            raise MachineError(f"{self.root} is in use: end it, then umount -R its proc and dev")
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.parent.mkdir(parents=True, exist_ok=True)
        if base:
            _run(["cp", "-a", str(base), str(self.root)])
        else:
            _run(["debootstrap", "--variant=minbase", RELEASE, str(self.root)])
        for name in ("resolv.conf", "hosts"):
            if (here := Path("/etc") / name).exists():
                shutil.copyfile(here, self.root / "etc" / name)

    def __enter__(self) -> Machine:
        for kind, place in ((["-t", "proc", "proc"], "proc"), (["--rbind", "/dev"], "dev")):
            target = str(self.root / place)
            options = ["--make-rslave"] if place == "dev" else []
            _run(["mount", *kind, *options, target])
            self._mounted.callback(_run, ["umount", "-R", target])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._mounted.close()

    def apt(self, *words: str) -> None:
        """Run apt-get without questions. Raises MachineError."""
        self.run(["apt-get", "-y", "-q", *words], DEBIAN_FRONTEND="noninteractive")

    def run(self, command: Sequence[str], *, code: int = 0, **variables: str) -> str:
        """What a command of the administrator writes. Raises MachineError for another code."""
        return _run(self._within(command, "root"), code, {"HOME": "/root", **variables})

    def as_user(self, command: Sequence[str], *, code: int = 0, **variables: str) -> str:
        """What a command of the office's user writes. Raises MachineError for another code."""
        return _run(self._within(command, USER), code, {"HOME": HOME, **variables})

    def start(self, command: Sequence[str], **variables: str) -> subprocess.Popen[bytes]:
        """Start a program of the office's user that goes on."""
        return subprocess.Popen(
            self._within(command, USER),
            env=_surroundings({"HOME": HOME, **variables}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _within(self, command: Sequence[str], user: str) -> list[str]:
        return ["chroot", f"--userspec={user}:{user}", str(self.root), *command]


def _run(command: Sequence[str], code: int = 0, variables: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        command,
        env=_surroundings(variables or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    output = done.stdout.decode("utf-8", "replace")
    if done.returncode != code:
        raise MachineError(f"{' '.join(command)}\nended with {done.returncode}\n{output[-3000:]}")
    return output


def _surroundings(variables: Mapping[str, str]) -> dict[str, str]:
    """Nothing of the machine that runs the test but how it reaches the network."""
    network = {name: value for name, value in os.environ.items() if "proxy" in name.lower()}
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    return {**network, "PATH": path, "LANG": "C.UTF-8", **variables}
