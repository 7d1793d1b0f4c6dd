"""What a file is by its first bytes, before the database that would open it is loaded.

The window asks here whether to show the page for the password, while SQLAlchemy is still being
loaded; so nothing here imports it.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

from muniforeign.storage import errors

APPLICATION_ID: Final = 0x4D464F52
PLAIN_HEADER: Final = b"SQLite format 3\0"
PAGE_SIZE: Final = 4096


def check_kind_of_file(path: Path, *, encrypted: bool) -> None:
    """Look at the first bytes of a file and refuse what cannot be a workspace.

    Raises WorkspaceMissing, EmptyFile, NotAWorkspace, Damaged, FolderNotWritable, PasswordNeeded.
    """
    header = _header(path)
    if not header:
        raise errors.EmptyFile(name=path.name)
    if header.startswith(PLAIN_HEADER):
        if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
            raise errors.NotAWorkspace(name=path.name)
        return
    if _is_foreign(header):
        raise errors.NotAWorkspace(name=path.name)
    if path.stat().st_size % PAGE_SIZE:
        raise errors.Damaged(name=path.name)
    if not encrypted:
        raise errors.PasswordNeeded(name=path.name)


def is_encrypted(path: Path) -> bool:
    """Whether a file begins with a salt instead of SQLite's own header."""
    return not _header(path).startswith(PLAIN_HEADER)


def salt_of(path: Path) -> bytes:
    """The salt that an encrypted file begins with."""
    return _header(path)[:16]


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(512)
    except FileNotFoundError:
        raise errors.WorkspaceMissing(name=path.name) from None
    except IsADirectoryError:
        raise errors.NotAWorkspace(name=path.name) from None
    except OSError as error:
        raise blame_of_system(error, path.name) from error


def _is_foreign(header: bytes) -> bool:
    """Whether the bytes are those of a known kind of file, or plain text; a salt is neither."""
    known = (b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0")
    if header.startswith(known) or len(header) < 512:
        return True
    return sum(byte > 126 or byte < 9 for byte in header) < 50


def blame_of_system(error: OSError, name: str) -> errors.WorkspaceError:
    """The sentence for an error of the operating system with a file."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return errors.DiskFull(name=name)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return errors.FolderNotWritable(name=name)
    if error.errno == errno.ENOENT:
        return errors.WorkspaceMissing(name=name)
    return errors.DiskFailed(name=name)
