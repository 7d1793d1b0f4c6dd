"""Reading Excel workbooks, also hostile ones, without loading more than the values.

Before openpyxl sees anything, the declared sizes of all parts are checked (zipfile never hands
out more than the declared size, so these bound what is unpacked) and each part that will be read
is streamed once to refuse document types and entities, which no workbook needs.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from muniforeign.domain.progress import Progress
from muniforeign.domain.sheets import Cell, Row, RowProblem, Sheet, trimmed
from muniforeign.exchange.sheets import damaged, too_big
from muniforeign.i18n import N_

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_Formulas = Mapping[int, Mapping[int, str]]
"""Formulas by row and column, from 0."""

LARGEST_UNPACKED: Final = 200 * 2**20
"""Bytes of all XML parts together; 10,000 people take about 10 MB."""
LARGEST_RATIO: Final = 200
"""Unpacked to packed, for parts above one megabyte. Excel's own stay below 60."""
LONGEST_GAP: Final = 5_000
"""Empty rows in a row after which the sheet is taken to have ended."""

NEVER_CALCULATED: Final = N_(
    "Row {row}: the formula {formula} was never calculated, so its cell was left empty. Open the "
    "file in Excel, save it, and import it again."
)
_BROKEN: Final = (
    *(BadZipFile, zlib.error, EOFError, OSError, SyntaxError, NotImplementedError, RuntimeError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError),
)
"""What zipfile, expat and openpyxl raise on a workbook that is not one."""

_CHUNK: Final = 2**20
_OVERLAP: Final = 200
_FORBIDDEN: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\0!\0|\0<\0!")
_MERGE: Final = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d+:[A-Z]{1,3}\d+)"')
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s>]")


@dataclass(frozen=True, slots=True)
class _Survey:
    """What one pass over a part's bytes found."""

    merges: tuple[str, ...]
    formulas: bool


def read(path: Path, progress: Progress) -> list[Sheet]:
    """The visible sheets of a workbook, merged cells filled and formulas as last calculated.

    Raises FileRefused for a damaged workbook and for one that would not fit into memory.
    """
    try:
        with ZipFile(path) as archive:
            surveys = _surveyed(archive, path.name)
        return _sheets(path, surveys, progress)
    except _BROKEN as error:
        raise damaged(path.name) from error


def _surveyed(archive: ZipFile, name: str) -> dict[str, _Survey]:
    parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or any(map(_is_bomb, parts)):
        raise too_big(name)
    return {part.filename: _survey(archive, part, name) for part in parts}


def _is_bomb(part: ZipInfo) -> bool:
    ratio = part.file_size / max(part.compress_size, 1)
    return part.file_size > _CHUNK and ratio > LARGEST_RATIO


def _survey(archive: ZipFile, part: ZipInfo, name: str) -> _Survey:
    merges: dict[str, None] = {}
    formulas, tail = False, b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            window = tail + chunk
            if _FORBIDDEN.search(window):
                raise damaged(name)
            merges.update((found.decode(), None) for found in _MERGE.findall(window))
            formulas = formulas or bool(_FORMULA.search(window))
            tail = window[-_OVERLAP:]
    return _Survey(tuple(merges), formulas)


def _sheets(path: Path, surveys: dict[str, _Survey], progress: Progress) -> list[Sheet]:
    with warnings.catch_warnings(), path.open("rb") as file:
        warnings.simplefilter("ignore", UserWarning)  # openpyxl's, of styles it leaves out
        book = _opened(file)
        pages = [page for page in book.worksheets if page.sheet_state == "visible"]
        sheets = []
        for index, page in enumerate(pages):
            survey = surveys.get(page._worksheet_path.lstrip("/"), _Survey((), False))
            written = _formulas(file, page.title) if survey.formulas else {}
            part = _part_of(progress, index, len(pages))
            sheets.append(_sheet(page, survey.merges, written, part))
        return sheets


def _opened(file: BinaryIO, *, formulas: bool = False) -> Workbook:
    from openpyxl import load_workbook

    return load_workbook(file, read_only=True, data_only=not formulas, keep_links=False)


def _part_of(progress: Progress, index: int, count: int) -> Progress:
    return lambda fraction, text: progress((index + fraction) / count, text)


def _sheet(
    page: ReadOnlyWorksheet, merges: Iterable[str], written: _Formulas, progress: Progress
) -> Sheet:
    expected = max(page.max_row or 0, 1)
    page.reset_dimensions()
    rows: list[Row] = []
    problems: list[RowProblem] = []
    gap = 0
    for number, values in enumerate(page.iter_rows(values_only=True)):
        if number % 500 == 0:
            progress(min(number / expected, 0.99), N_("Reading the rows"))
        row = _row(number, values, written.get(number, {}), problems)
        gap = 0 if row else gap + 1
        if gap > LONGEST_GAP:
            break
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(page.title, tuple(_filled(rows, merges)), tuple(problems))


def _row(
    number: int, values: Iterable[Any], written: Mapping[int, str], problems: list[RowProblem]
) -> Row:
    cells = [_cell(value) for value in values]
    for column, formula in written.items():
        if column >= len(cells) or cells[column] is None:
            problems.append(RowProblem(number + 1, NEVER_CALCULATED, fields={"formula": formula}))
    return trimmed(cells)


def _formulas(file: BinaryIO, title: str) -> _Formulas:
    """Where the sheet has formulas, and what is written there."""
    page = _opened(file, formulas=True)[title]
    page.reset_dimensions()
    found: dict[int, dict[int, str]] = {}
    for row in page.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                text = str(getattr(cell.value, "text", cell.value))
                found.setdefault(cell.row - 1, {})[cell.column - 1] = text
    return found


def _cell(value: Any) -> Cell:
    """A value of openpyxl as a cell; a time of day is what Excel makes of a day's number below 1.

    A date cell that holds 0 comes as midnight: it stands for the day before 1900 began, and is
    kept as such so that it can be named as wrong.
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value
    if isinstance(value, dt.time):
        return dt.date(1899, 12, 31) if value == dt.time() else value.strftime("%H:%M")
    if value is None or isinstance(value, (str, int, float, dt.date)):
        return value
    return str(value)


def _filled(rows: list[Row], merges: Iterable[str]) -> Iterator[Row]:
    """The rows with the value of each merged range in all its cells.

    A range as wide as the sheet is a title, and stays in its first cell.
    """
    table = [list(row) for row in rows]
    width = max(map(len, table), default=0)
    for reference in merges:
        left, top, right, bottom = _boundaries(reference)
        if top < len(table) and right - left + 1 < max(width, 2) and left < len(table[top]):
            value = table[top][left]
            for row in table[top : bottom + 1]:
                row.extend([None] * (min(right, width - 1) + 1 - len(row)))
                row[left : right + 1] = [value] * (len(row[left : right + 1]))
    return map(trimmed, table)


def _boundaries(reference: str) -> tuple[int, int, int, int]:
    """A1:C3 as left, top, right and bottom, from 0."""
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = range_boundaries(reference)
    return left - 1, top - 1, right - 1, bottom - 1
