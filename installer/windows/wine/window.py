"""The program's window: waited for, photographed and closed."""

from __future__ import annotations

import subprocess
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from PIL import Image

from windows.wine.machine import Machine, WineError

NAME = "Muniforeign"
OF_OFFICE = ". Muniforeign"
"""The title, as a pattern, of a window with an office: its name comes first."""
_BETWEEN_TRIES = 10.0
_COLOURS = 100
"""A painted page has more, by the smoothed edges of its letters; an empty window has a few."""


def start(machine: Machine, *words: str | Path) -> float:
    """Seconds until the window of a program is there; the window is closed again."""
    begun = time.monotonic()
    with machine.running(*words) as process:
        wait(machine)
        needed = time.monotonic() - begun
        close(machine, process)
    return needed


def picture(machine: Machine, target: Path, title: str, *words: str | Path) -> None:
    """Photograph the window once it has this in its title and has come to rest, and close it."""
    with machine.running(*words) as process:
        wait(machine, title)
        _save_at_rest(machine, target)
        close(machine, process)


def wait(machine: Machine, title: str = NAME, seconds: float = 60) -> None:
    """Wait for a window with this in its title. Raises WineError where none comes."""
    ends = time.monotonic() + seconds
    while not _is_there(machine, title):
        if time.monotonic() > ends:
            raise WineError("no window appeared")
        time.sleep(0.05)


def close(machine: Machine, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Close the window as its user does. Raises WineError where the program stays or complains."""
    ends = time.monotonic() + seconds
    while process.poll() is None:
        if time.monotonic() > ends:
            raise WineError("the window does not close")
        _press_to_close(machine)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_BETWEEN_TRIES)
    if process.returncode:
        raise WineError(f"the program ended with {process.returncode}")
    while _is_there(machine):
        time.sleep(0.05)


def _press_to_close(machine: Machine) -> None:
    """Press the keys; they go astray where another window takes the keyboard meanwhile."""
    words = ["xdotool", "search", "--onlyvisible", "--name", NAME]
    subprocess.run(
        [*words, "windowactivate", "--sync", "key", "alt+F4"],
        env=machine.surroundings,
        stderr=subprocess.DEVNULL,
        timeout=20,
        check=False,
    )


def _is_there(machine: Machine, title: str = NAME) -> bool:
    words = ["xdotool", "search", "--onlyvisible", "--name", title]
    found = subprocess.run(
        words, env=machine.surroundings, capture_output=True, text=True, check=False
    )
    return bool(found.stdout.strip())


def _save_at_rest(machine: Machine, target: Path, seconds: float = 60) -> None:
    """Save the screen once it is painted and stays the same for two seconds.

    Raises WineError where it does not; the screen as it is then is saved all the same.
    """
    ends = time.monotonic() + seconds
    last = _screen(machine)
    while time.monotonic() < ends:
        time.sleep(2)
        now = _screen(machine)
        colours = now.getcolors(1 << 24) or ()
        if len(colours) > _COLOURS and now.tobytes() == last.tobytes():
            last.save(target, optimize=True)
            return
        last = now
    last.save(target, optimize=True)
    raise WineError("the window does not come to rest")


def _screen(machine: Machine) -> Image.Image:
    words = ["import", "-window", "root", "png:-"]
    taken = subprocess.run(words, env=machine.surroundings, capture_output=True, check=True)
    return Image.open(BytesIO(taken.stdout)).convert("RGB")
