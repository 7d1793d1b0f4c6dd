"""The program's window: waited for, photographed and closed."""

from __future__ import annotations

import subprocess
import time
from io import BytesIO
from pathlib import Path

from PIL import Image

from windows.wine.machine import Machine, WineError

NAME = "Muniforeign"
OF_OFFICE = ". Muniforeign"
"""The title, as a pattern, of a window with an office: its name comes first."""
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
    """Close the window by its cross. Raises WineError where the program stays or complains.

    Not by Alt+F4: Wine may leave the keys pressed, and they close the next window that comes.
    """
    words = ["wmctrl", "-c", NAME]
    subprocess.run(words, env=machine.surroundings, check=False, timeout=20)
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise WineError("the window does not close") from error
    if code:
        raise WineError(f"the program ended with {code}")
    while _is_there(machine):
        time.sleep(0.05)


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
