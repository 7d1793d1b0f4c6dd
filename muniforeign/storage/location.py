"""Where a workspace's file is, and what that place does to it.

A file that is written while it is open belongs on a disk of the computer. On a network drive the
locks and the order of writes are not certain; a cloud service copies the file while it is being
saved and, from two computers, keeps one version of two. Nothing here refuses a place.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Final

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_

NETWORK: Final = N_(
    "The folder {folder} is on another computer. If the network fails while something is being "
    "saved, or two computers open the office, it can be damaged. Keep the office on this "
    "computer, and only backups in that folder."
)
CLOUD: Final = N_(
    "{service} copies the folder {folder} to the internet. It may copy the office while "
    "something is being saved, or mix two versions of it, and so damage it. Keep the office in "
    "another folder of this computer, and only backups in that one."
)

_NETWORK_SYSTEMS: Final = frozenset(
    {
        *("afs", "ceph", "cifs", "davfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"),
        *("fuse.davfs", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs"),
    }
)
"""File systems of Linux whose disk is in another computer, as /proc/mounts calls them."""
_MOUNTS: Final = Path("/proc/mounts")
_DRIVE_REMOTE: Final = 4
"""What Windows' GetDriveTypeW answers for a network drive."""
_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_FOLDERS: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "nutstore": "Nutstore",
    "我的坚果云": "坚果云",
}
"""What the services call the folder that they copy."""
_DRIVE_FOLDERS: Final = frozenset({"my drive", "mi unidad", "我的云端硬盘"})
"""What Google Drive calls the only folder of the drive that it adds to Windows."""
_ADDED: Final = re.compile(r"\s*[(\-–].*$")
"""What is put behind the name: “OneDrive - Municipalidad de …”, “Dropbox (…)”."""


class RiskyPlace(UserError):
    """A place that can damage a workspace; it is told, and never refused."""


def risk_of(folder: Path) -> RiskyPlace | None:
    """What the user should be told of keeping an office here; None where all is well."""
    for place in dict.fromkeys((folder.absolute(), _resolved(folder))):
        if service := cloud_service(place, os.environ):
            return RiskyPlace(CLOUD, service=service, folder=folder)
        if is_on_network(place):
            return RiskyPlace(NETWORK, folder=folder)
    return None


def safest(*folders: Path) -> Path:
    """The first of these folders that is no risk; the first of all where each is."""
    return next((folder for folder in folders if risk_of(folder) is None), folders[0])


def is_on_network(folder: Path) -> bool:
    """Whether the disk of this folder is in another computer, as far as the system tells."""
    if sys.platform == "win32":
        return is_unc(str(folder)) or _is_remote_drive(folder.drive)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # there is no such list on macOS
        return False
    return file_system(folder, mounts) in _NETWORK_SYSTEMS


def is_unc(folder: str) -> bool:
    r"""Whether a path of Windows names a computer: \\server\share, \\?\UNC\server\share."""
    drive = PureWindowsPath(folder).drive.upper()
    return drive.startswith("\\\\") and not re.match(r"\\\\[?.]\\(?!UNC\\)", drive)


def file_system(folder: PurePath, mounts: str) -> str:
    """The kind of file system of a folder, by the lines of /proc/mounts; later lines hold."""
    found = "", PurePosixPath("/")
    for line in mounts.splitlines():
        _device, point, kind, *_options = line.split(" ")
        at = PurePosixPath(_unescaped(point))
        if folder.is_relative_to(at) and at.is_relative_to(found[1]):
            found = kind, at
    return found[0]


def cloud_service(folder: PurePath, environment: Mapping[str, str]) -> str:
    """The service that copies this folder, or an empty text."""
    for name in _VARIABLES:
        if (root := environment.get(name)) and folder.is_relative_to(root):
            return "OneDrive"
    if len(folder.parts) > 1 and folder.parts[1].casefold() in _DRIVE_FOLDERS:
        return "Google Drive"
    return next(_services(folder), "")


def _services(folder: PurePath) -> Iterator[str]:
    for part in folder.parts:
        name = _ADDED.sub("", part.casefold())
        if name in _FOLDERS:
            yield _FOLDERS[name]


def _resolved(folder: Path) -> Path:
    """The folder behind links and mapped drives; the folder itself where it cannot be reached."""
    try:
        return folder.resolve()
    except OSError:
        return folder


def _unescaped(point: str) -> str:
    """A mount point as the system writes it: a space is \\040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _is_remote_drive(drive: str) -> bool:
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return windows is not None and windows.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE
