"""Reading tables from whatever file a user brings: its kind is told by its content, never by its
name, for many systems export web pages or plain text under the name of a spreadsheet.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from muniforeign.domain.errors import UserError
from muniforeign.domain.progress import Progress, silent
from muniforeign.domain.sheets import Sheet
from muniforeign.i18n import N_

LARGEST_FILE: Final = 100 * 2**20
"""Bytes. A list of 10,000 people takes about one hundredth of it."""

_HEAD: Final = 64 * 1024


class FileRefused(UserError):
    """A file that cannot be read as a table; nothing in the workspace has changed."""


class FileKind(StrEnum):
    """The kinds of file that can be imported."""

    XLSX = "xlsx"
    HTML = "html"
    TEXT = "text"
    VCARD = "vcard"


def read_sheets(
    path: Path, progress: Progress = silent, *, encoding: str | None = None
) -> list[Sheet]:
    """The tables of a spreadsheet, a web page or a text file, without those that are empty.

    `encoding` is the user's choice after `EncodingUnknown`. Raises FileRefused with the reason
    and the remedy, and EncodingUnknown where the letters of a text cannot be made out.
    """
    from muniforeign.exchange import delimited, html_table, xlsx

    kind = kind_of(path)
    if kind is FileKind.XLSX:
        sheets = xlsx.read(path, progress)
    elif kind is FileKind.HTML:
        sheets = html_table.read(_content(path), encoding)
    elif kind is FileKind.VCARD:
        raise FileRefused(N_("“{name}” contains contact cards, not a table."), name=path.name)
    else:
        sheets = [delimited.read(_content(path), path.name, encoding)]
    found = [sheet for sheet in sheets if any(sheet.rows)]
    if not found:
        raise FileRefused(N_("“{name}” has no rows: there was nothing to import."), name=path.name)
    progress(1.0, N_("Reading the rows"))
    return found


def kind_of(path: Path) -> FileKind:
    """The kind of a file by its content. Raises FileRefused for what cannot be imported."""
    head = _head(path)
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    _refuse_other_programs(head, path)
    text = _letters(head)
    if text.startswith("begin:vcard"):
        return FileKind.VCARD
    if "urn:schemas-microsoft-com:office:spreadsheet" in text or text.startswith("mime-version:"):
        raise _save_as_xlsx(path)
    return FileKind.HTML if text.startswith("<") and _is_page(text) else FileKind.TEXT


def _head(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise FileRefused(
            N_(
                "“{name}” could not be opened ({reason}). Check that it still exists and that no "
                "other program is using it, then try again."
            ),
            name=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
    if not head:
        raise FileRefused(N_("“{name}” is empty: there was nothing to import."), name=path.name)
    if size > LARGEST_FILE:
        raise too_big(path.name)
    return head


def _content(path: Path) -> bytes:
    return path.read_bytes()


def _letters(head: bytes) -> str:
    """The beginning in small letters, however it is encoded: enough to recognise a tag."""
    return head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").decode("latin-1").lower()


def _is_page(text: str) -> bool:
    return any(tag in text for tag in ("<table", "<html", "<!doctype html", "<tr"))


def _kind_of_zip(path: Path) -> FileKind:
    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError) as error:
        raise damaged(path.name) from error
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise _save_as_xlsx(path)
    if any(name.startswith("word/") for name in names):
        raise FileRefused(
            N_(
                "“{name}” is a Word document. Copy its table into an Excel sheet, save it, and "
                "import that file."
            ),
            name=path.name,
        )
    if "[Content_Types].xml" not in names:
        raise FileRefused(
            N_(
                "“{name}” is a compressed folder. Open it, take out the list, and import that file."
            ),
            name=path.name,
        )
    return FileKind.XLSX


def _refuse_other_programs(head: bytes, path: Path) -> None:
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise _old_office(path)
    if head.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02")):
        raise _save_as_xlsx(path)
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"{\\rtf")):
        raise FileRefused(
            N_(
                "“{name}” is a document or a picture, not a table. Ask the sender for the list as "
                "an Excel file, or type it into one."
            ),
            name=path.name,
        )


def _old_office(path: Path) -> FileRefused:
    """What to say of an OLE2 container: a locked new workbook, or one of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in _content(path):
        return FileRefused(
            N_(
                "“{name}” is protected with a password. Open it in Excel, choose File, Info, "
                "Protect Workbook, Encrypt with Password, delete the password, save, and import "
                "it again."
            ),
            name=path.name,
        )
    return _save_as_xlsx(path)


def _save_as_xlsx(path: Path) -> FileRefused:
    return FileRefused(
        N_(
            "“{name}” is in a format of other versions of Excel. Open it, choose Save As, Excel "
            "Workbook (.xlsx), and import the new file."
        ),
        name=path.name,
    )


def damaged(name: str) -> FileRefused:
    """The refusal of a file that was cut short or overwritten."""
    return FileRefused(
        N_(
            "“{name}” is damaged or incomplete. Nothing was imported. Ask for the file again, or "
            "open it in Excel and save it under another name."
        ),
        name=name,
    )


def too_big(name: str) -> FileRefused:
    """The refusal of a file that would fill the computer's memory."""
    return FileRefused(
        N_(
            "“{name}” is too large for a list of contacts. Nothing was imported. Delete the "
            "pictures and empty rows from it, or divide it into several files."
        ),
        name=name,
    )
