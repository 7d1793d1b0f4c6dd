"""What the operating system has to bring: Qt's libraries and, on Debian, Python's own venv."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from messages import SetUpError, say

# Debian's package for each library that Qt opens and that its wheel does not bring.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libcups.so.2": "libcups2",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}

Missing = Mapping[str, str]
"""Debian's package by the thing that is missing."""


def missing_venv() -> Missing:
    """What Debian leaves out of Python and a virtual environment needs."""
    if importlib.util.find_spec("ensurepip"):
        return {}
    return {"ensurepip": f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"}


def missing_for_window() -> Missing:
    """The libraries that Qt needs and this system lacks."""
    if not sys.platform.startswith("linux"):
        return {}
    return {name: package for name, package in QT_LIBRARIES.items() if not _opens(name)}


def missing_for_tests() -> Missing:
    """What the tests use besides: pdftotext and a PostgreSQL server."""
    missing = dict(missing_for_window())
    if not sys.platform.startswith("linux"):
        return missing
    if not shutil.which("pdftotext"):
        missing["pdftotext"] = "poppler-utils"
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) and not shutil.which("initdb"):
        missing["initdb"] = "postgresql"
    return missing


def missing_for_windows_build() -> Missing:
    """The compiler and packer that make the Windows program."""
    tools = {
        "makensis": "nsis",
        "x86_64-w64-mingw32-gcc-win32": "gcc-mingw-w64-x86-64-win32",
        "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
    }
    return {tool: package for tool, package in tools.items() if not shutil.which(tool)}


def missing_for_debian_build() -> Missing:
    """What takes the names for debuggers out of compiled modules."""
    return {} if shutil.which("strip") else {"strip": "binutils"}


def missing_for_windows_test() -> Missing:
    """Wine, a screen that nobody sees, what looks at it and closes windows in it; a user's name."""
    tools = {
        "wine": "wine",
        "Xvfb": "xvfb",
        "openbox": "openbox",
        "xdotool": "xdotool",
        "wmctrl": "wmctrl",
        "import": "imagemagick",
        "x86_64-w64-mingw32-gcc-win32": "gcc-mingw-w64-x86-64-win32",
    }
    missing = {tool: package for tool, package in tools.items() if not shutil.which(tool)}
    if not Path("/usr/lib/x86_64-linux-gnu/libnss_wrapper.so").exists():
        missing["libnss_wrapper"] = "libnss-wrapper"
    if not Path("/usr/lib/wine/wine64").exists():
        missing["wine64"] = "wine64"
    return missing


def missing_for_python_check() -> Missing:
    """What compares the embeddable Python with other builders' and reads signatures."""
    tools = {"node": "nodejs", "npm": "npm", "openssl": "openssl"}
    missing = {tool: package for tool, package in tools.items() if not shutil.which(tool)}
    if not Path("/etc/ssl/certs/ca-certificates.crt").exists():
        missing["certificates"] = "ca-certificates"
    return missing


def install(missing: Missing) -> None:
    """Install what is missing where this user can.

    Raises SetUpError, which names the command for the administrator, where it cannot be done.
    """
    if not missing:
        return
    packages = sorted(set(missing.values()))
    apt = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        raise SetUpError("needs_libraries", packages=", ".join(missing))
    if os.geteuid() == 0:
        say("system", packages=", ".join(packages))
        _quietly(["apt-get", "update", "-q"])  # one list out of reach does not spoil the others
        if _quietly(apt):
            return
    command = f"sudo apt-get install {' '.join(packages)}"
    raise SetUpError("needs", packages=", ".join(packages), command=command)


def _opens(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _quietly(command: list[str]) -> bool:
    """Whether the command ended well; what it wrote is shown only where it did not."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode("utf-8", "replace"))
    return done.returncode == 0
