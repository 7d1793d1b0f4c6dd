"""Reading tables from plain text: values separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Final

from muniforeign.domain.sheets import RowProblem, Sheet, trimmed
from muniforeign.exchange import encodings
from muniforeign.i18n import N_

SEPARATORS: Final = (";", "\t", ",", "|")
_SAMPLE_ROWS: Final = 100
_PROTECTED: Final = ("'=", "'+", "'-", "'@")
OPEN_QUOTE: Final = N_(
    "Row {row}: a quotation mark is opened and never closed. All quotation marks were read as "
    "part of the text: check the rows from there on."
)


def read(content: bytes, name: str, encoding: str | None = None) -> Sheet:
    """The table in a text file.

    Raises EncodingUnknown and NotText, see `encodings.decode`.
    """
    text = encodings.decode(content, encoding)
    first, _, rest = text.partition("\n")
    declared = first.strip().lower().removeprefix("sep=") if first.startswith("sep=") else ""
    if declared in SEPARATORS or (first.startswith("sep=") and "\t" in first):
        return _table("\n" + rest, name, declared or "\t")
    return _table(text, name, separator_of(text))


def separator_of(text: str) -> str:
    """The separator that gives most of the first rows the same number of columns, above one."""
    return max(SEPARATORS, key=lambda separator: _regularity(text, separator))


def _regularity(text: str, separator: str) -> tuple[int, int]:
    sample = "\n".join(text[: _SAMPLE_ROWS * 1000].splitlines()[:_SAMPLE_ROWS])
    widths = Counter(len(row) for row in _records(sample, separator) if len(row) > 1)
    width, rows = widths.most_common(1)[0] if widths else (0, 0)
    return rows, width


def _table(text: str, name: str, separator: str) -> Sheet:
    for strict in (True, False):
        try:
            rows = list(_records(text, separator, strict=strict))
        except csv.Error:
            continue
        if strict or not _was_swallowed(rows):
            return Sheet(name, tuple(trimmed([_unprotected(cell) for cell in row]) for row in rows))
    lines = [line.split(separator) for line in text.splitlines()]
    rows = [[cell.strip().strip('"') for cell in line] for line in lines]
    return Sheet(name, tuple(map(trimmed, rows)), (RowProblem(_odd_line(text), OPEN_QUOTE),))


def _unprotected(cell: str) -> str:
    """The text without the apostrophe that keeps spreadsheets from calculating it."""
    return cell[1:] if cell.startswith(_PROTECTED) else cell


def _was_swallowed(rows: list[list[str]]) -> bool:
    """Whether an open quotation mark made one cell of all the rows that followed it."""
    return bool(rows and rows[-1]) and "\n" in rows[-1][-1]


def _odd_line(text: str) -> int:
    """The first line that leaves a quotation mark open, from 1."""
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.count('"') % 2), 1)


def _records(text: str, separator: str, *, strict: bool = False) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
