"""Writing lists as Excel workbooks and as CSV, safe to open whatever their texts begin with.

A text that a spreadsheet would calculate (it begins with = + - @ or a tab) stays a text: in a
workbook it is typed as one, and nothing needs to be added; in CSV, which has no types, an
apostrophe goes before it, as OWASP's "CSV Injection" advises. A telephone number such as
+56 9 6123 4567 is no exception: with it, it stays legible, and without it Excel adds it up.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from muniforeign import files
from muniforeign.domain.errors import UserError
from muniforeign.domain.progress import Progress, silent
from muniforeign.domain.sheets import Cell, Row, cell_text
from muniforeign.i18n import N_, Language

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_CALCULATED: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FORBIDDEN: Final = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
_WIDEST: Final = 60
_LONGEST_TEXT: Final = 32_767
"""Characters in a cell of Excel."""
_NAME_SIGNS: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an exported list: `heading` is a msgid, `width` is in characters."""

    heading: str
    width: int = 20


class CannotWrite(UserError):
    """The file could not be written; what stood there before is unchanged."""


def write_xlsx(
    path: Path,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    language: Language,
    progress: Progress = silent,
) -> None:
    """Write one sheet: headings in `language`, frozen, days as days.

    The file is replaced only when it is complete. Raises CannotWrite.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet(title.translate(_NAME_SIGNS)[:31] or "1")
    page.freeze_panes = "A2"
    for letter, column in zip(_letters(len(columns)), columns, strict=True):
        page.column_dimensions[letter].width = min(column.width, _WIDEST)
    page.append([_heading(page, language.gettext(column.heading)) for column in columns])
    try:
        for number, row in enumerate(rows):
            if number % 500 == 0:
                progress(number / len(rows), N_("Writing the rows"))
            page.append([_typed(page, cell) for cell in row])
    finally:
        content = io.BytesIO()
        book.save(content)  # also where it was cancelled: it ends openpyxl's own temporary file
    replace_file(path, content.getvalue())


def write_csv(
    path: Path,
    columns: Sequence[Column],
    rows: Sequence[Row],
    language: Language,
    progress: Progress = silent,
) -> None:
    """Write UTF-8 with its mark, so that Excel reads accents and hanzi.

    Values are parted by semicolons in Spanish, where the comma is for decimals, and by commas in
    the other languages. Raises CannotWrite.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if language.code == "es" else ",")
    writer.writerow([language.gettext(column.heading) for column in columns])
    for number, row in enumerate(rows):
        if number % 500 == 0:
            progress(number / len(rows), N_("Writing the rows"))
        writer.writerow([_plain(cell) for cell in row])
    replace_file(path, text.getvalue().encode("utf-8-sig", "replace"))


def _letters(count: int) -> list[str]:
    from openpyxl.utils import get_column_letter

    return [get_column_letter(number) for number in range(1, count + 1)]


def _heading(page: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    from openpyxl.styles import Font

    cell = _text_cell(page, text)
    cell.font = Font(bold=True)
    return cell


def _typed(page: WriteOnlyWorksheet, cell: Cell) -> WriteOnlyCell | Cell:
    if isinstance(cell, str):
        return _text_cell(page, cell)
    if isinstance(cell, dt.datetime):
        return cell.replace(tzinfo=None)
    return cell


def _text_cell(page: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """A cell that is a text even where it reads like a formula."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, value="")
    cell.value = text.translate(_FORBIDDEN)[:_LONGEST_TEXT]
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_CALCULATED)
    return cell


def _plain(cell: Cell) -> str:
    text = cell_text(cell).translate(_FORBIDDEN)
    is_risky = isinstance(cell, str) and text.startswith(_CALCULATED)
    return f"'{text}" if is_risky else text


def replace_file(path: Path, content: bytes) -> None:
    """Put the content in the file's place in one step, or leave the file as it was."""
    try:
        files.replace(path, content)
    except OSError as error:
        raise CannotWrite(
            N_(
                "“{name}” could not be written ({reason}). If it is open in Excel, close it; or "
                "choose another folder, and export again."
            ),
            name=path.name,
            reason=error.strerror or type(error).__name__,
        ) from error
