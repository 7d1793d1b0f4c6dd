"""A table as another program left it: rows of cells, whatever the kind of file it came from."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from muniforeign.domain.errors import UserError
from muniforeign.domain.text import Term
from muniforeign.i18n import Language

Cell = str | int | float | dt.date | dt.datetime | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What could not be taken from a row as it stood; the rest of the row was taken.

    `row` is the number that the user's own spreadsheet program shows, from 1; `field` is what
    the cell should have been, where that is known. `message` is a msgid that `fields` fill.
    """

    row: int
    message: str
    field: Term | None = None
    fields: Mapping[str, object] = dataclasses.field(default_factory=dict)

    def text(self, language: Language) -> str:
        """The sentence in this language; it names the row."""
        words = {name: _spoken(value, language) for name, value in self.fields.items()}
        label = language.gettext(self.field.label) if self.field else ""
        return language.gettext(self.message).format(row=self.row, field=label, **words)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. The row at index 0 is row 1 of the file, empty rows included.

    Empty cells at the end of a row are left out, so rows differ in length.
    """

    name: str
    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max(map(len, self.rows), default=0)

    def preview(self, count: int = 20) -> tuple[Row, ...]:
        """The first rows that have something in them, all of the sheet's width."""
        filled = [row for row in self.rows[: count * 10] if row][:count]
        return tuple(row + (None,) * (self.width - len(row)) for row in filled)


def trimmed(cells: Sequence[Cell]) -> Row:
    """The cells without spaces around texts, without empty texts and without an empty end."""
    row = [(cell.strip() or None) if isinstance(cell, str) else cell for cell in cells]
    while row and row[-1] is None:
        row.pop()
    return tuple(row)


def cell_text(cell: Cell) -> str:
    """The cell as a person reads it: 56961234567 and not 5.6961234567e10, 2026-11-23."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    if isinstance(cell, dt.datetime):
        midnight = cell.time() == dt.time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "minutes")
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _spoken(value: object, language: Language) -> object:
    if isinstance(value, UserError):
        return value.text(language)
    if isinstance(value, dt.date):
        return language.date(value)
    return language.gettext(value.label) if isinstance(value, Term) else value
