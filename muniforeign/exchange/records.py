"""One row of a list, read by what its columns are; whatever does not fit is kept for the notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Final

from muniforeign.domain import contacts, dates
from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.date_words import recognise
from muniforeign.domain.drafts import DraftAddress, DraftContact
from muniforeign.domain.errors import UserError
from muniforeign.domain.folding import clean, fold
from muniforeign.domain.sheets import Cell, Row, RowProblem, Sheet, cell_text
from muniforeign.domain.text import Localized
from muniforeign.exchange import words
from muniforeign.exchange.columns import Mapping
from muniforeign.exchange.fields import FieldKind
from muniforeign.i18n import N_, Code

NOT_READ: Final = N_("Row {row}, {field}: {reason} What was written there is kept in the notes.")
NOT_UNDERSTOOD: Final = N_(
    "Row {row}, {field}: “{text}” was not understood. It is kept in the notes."
)
CALCULATION_FAILED: Final = N_(
    "Row {row}: a cell shows the error {text} of the spreadsheet and was left empty. Correct it "
    "there, or write the value by hand."
)
UNUSUAL_CONTACT: Final = N_(
    "Row {row}, {field}: “{text}” is taken as it is, but does not look right. Check it."
)
SHORT_YEAR: Final = N_("Row {row}, {field}: “{text}” was read as {date}. Check the year.")
LEFT_OUT: Final = N_("Row {row} has no name and was left out: {text}")
NAME_KINDS: Final = (
    *(FieldKind.NAME, FieldKind.NAME_LATIN, FieldKind.NAME_ZH, FieldKind.GIVEN_NAMES),
    *(FieldKind.SURNAMES, FieldKind.FIRST_SURNAME, FieldKind.SECOND_SURNAME),
)

_POINTS: Final = {
    FieldKind.EMAIL: ContactKind.EMAIL,
    FieldKind.PHONE: ContactKind.PHONE,
    FieldKind.MOBILE: ContactKind.MOBILE,
    FieldKind.WECHAT: ContactKind.WECHAT,
    FieldKind.WHATSAPP: ContactKind.WHATSAPP,
    FieldKind.FAX: ContactKind.FAX,
    FieldKind.WEBSITE: ContactKind.WEBSITE,
}
_FOOTERS: Final = (
    *(
        "合计",
        "总计",
        "共计",
        "小计",
        "注:",
        "注：",
        "备注",
        "说明",
        "以上",
        "填表",
        "制表",
        "联系人",
    ),
    *("total", "nota:", "notas:", "fuente:", "note:", "notes:", "source:"),
)
_EARLIEST: Final = dt.date(1900, 1, 1)
THIS_CENTURY: Final = dt.date(2000, 1, 1)
_LEAST_AGE: Final = 10
"""Years: a birth year of two digits is taken for that of somebody at least so old."""
_SERIALS: Final = range(10_000, 80_000)
"""Numbers that a spreadsheet shows for days of 1927 to 2119 where a date lost its format."""


class Record:
    """One row. Reading a cell that does not fit adds to `problems`, and it goes to the notes."""

    def __init__(self, number: int, row: Row, mapping: Mapping, problems: list[RowProblem]) -> None:
        self.number = number
        self._mapping = mapping
        self._problems = problems
        self._cells = [self._without_error(cell) for cell in row]
        self._row = row
        self._used: set[int] = set()

    @property
    def latin(self) -> Code:
        """The language of texts in Latin letters."""
        return self._mapping.latin

    def _without_error(self, cell: Cell) -> Cell:
        if isinstance(cell, str) and cell.upper() in words.ERROR_VALUES:
            self.report(CALCULATION_FAILED, text=cell)
            return None
        return cell

    def report(self, message: str, kind: FieldKind | None = None, **fields: object) -> None:
        """Say what is wrong with this row."""
        self._problems.append(RowProblem(self.number, message, kind, fields))

    def cells(self, kind: FieldKind) -> Iterator[Cell]:
        """The filled cells of a kind; those that were asked for do not go to the notes."""
        for place in self._mapping.places(kind):
            if place < len(self._cells) and self._cells[place] is not None:
                self._used.add(place)
                yield self._cells[place]

    def raw(self, kind: FieldKind) -> str:
        """The text of the first cell of a kind with its line ends; empty where there is none."""
        return next((cell_text(cell) for cell in self.cells(kind)), "")

    def has(self, kind: FieldKind) -> bool:
        """Whether something is written in a column of this kind."""
        places = self._mapping.places(kind)
        return any(place < len(self._cells) and self._cells[place] for place in places)

    def text(self, kind: FieldKind) -> str:
        """The text of a cell on one line, without invisible signs."""
        raw = self.raw(kind)
        return clean(raw) if raw else ""

    def keep(self, kind: FieldKind) -> None:
        """Put the cells of a kind among the notes after all."""
        self._used -= set(self._mapping.places(kind))

    def localized(self, kind: FieldKind, chinese: FieldKind, english: FieldKind) -> Localized:
        """A text by the script it is written in, and by the columns that name their language."""
        found = words.by_script(self.raw(kind), self._mapping.latin)
        written: dict[Code, str] = {"zh": self.text(chinese), "en": self.text(english)}
        for code, text in written.items():
            found = found.with_text(code, text) if text else found
        return found

    def date(
        self, kind: FieldKind, *, earliest: dt.date = _EARLIEST, latest: dt.date | None = None
    ) -> dt.date | None:
        """The day in a cell; None, a problem and a note where there is no such day.

        A year of two digits is reported with the day that it was taken for.
        """
        cell = next(self.cells(kind), None)
        if cell is None:
            return None
        short = has_short_year(cell)
        if latest and short:
            latest = latest.replace(year=latest.year - _LEAST_AGE, month=12, day=31)
        try:
            day = _day(cell, earliest, latest)
        except UserError as reason:
            self.report(NOT_READ, kind, reason=reason)
            self.keep(kind)
            return None
        if short:
            self.report(SHORT_YEAR, kind, text=cell, date=day)
        return day

    def points(self, country: str) -> tuple[DraftContact, ...]:
        """The ways to reach somebody, in their usual form, each once."""
        return tuple(dict.fromkeys(self._reachable(country)))

    def _reachable(self, country: str) -> Iterator[DraftContact]:
        for kind, point in _POINTS.items():
            for cell in self.cells(kind):
                for text in words.several(cell_text(cell)):
                    usual, wrong = contacts.checked(point, text, country)
                    if wrong:
                        self.report(UNUSUAL_CONTACT, kind, text=text)
                    yield DraftContact(point, usual)

    def address(self, country: str) -> DraftAddress:
        """The postal address; empty where only the country is known."""
        return DraftAddress(
            words.by_script(self.text(FieldKind.ADDRESS), self._mapping.latin),
            words.by_script(self.text(FieldKind.CITY), self._mapping.latin),
            self.text(FieldKind.POSTAL_CODE),
            country,
        )

    def country(self) -> str:
        """The ISO code of the country named; a name that is not known goes to the notes."""
        code = words.country(self.text(FieldKind.COUNTRY))
        if not code:
            self.keep(FieldKind.COUNTRY)
        return code

    def notes(self) -> str:
        """The notes' own columns, then every cell that nobody asked for, under its heading.

        To be called last.
        """
        own = [cell_text(cell) for cell in self.cells(FieldKind.NOTES)]
        left = (
            (self._mapping.headings[place], cell_text(cell))
            for place, cell in enumerate(self._cells)
            if cell is not None and place not in self._used
        )
        others = [words.under_heading(heading, text) for heading, text in left]
        return "\n".join([*own, *others])

    def is_empty(self) -> bool:
        """Whether nothing is written in the row."""
        return not any(cell is not None for cell in self._row)

    def repeats_headings(self) -> bool:
        """Whether the headings stand here again, as at the head of each printed page."""
        pairs = zip(self._row, self._mapping.headings, strict=False)
        return sum(cell == heading for cell, heading in pairs if cell is not None) >= 2

    def is_line(self) -> bool:
        """Whether this is no entry but a line across the table: a subtitle, a total, a note."""
        texts = [cell_text(cell) for cell in self._row if cell is not None]
        if len(texts) > 1 and len(set(texts)) == 1:
            return True
        head = fold(texts[0]) if texts else ""
        return len(texts) <= 2 and head.startswith(_FOOTERS)

    def leave_out(self) -> None:
        """Say that the row is no entry, and what it says."""
        texts = dict.fromkeys(cell_text(cell) for cell in self._row if cell is not None)
        self.report(LEFT_OUT, text=" · ".join(texts)[:200])


def entries(
    sheet: Sheet, mapping: Mapping, needed: Collection[FieldKind], problems: list[RowProblem]
) -> Iterator[Record]:
    """The rows that have one of the `needed` cells; the others are reported, empty ones not."""
    for index, row in enumerate(sheet.rows[mapping.first_row :], mapping.first_row):
        record = Record(index + 1, row, mapping, problems)
        if record.is_empty() or record.repeats_headings():
            continue
        if record.is_line() or not any(map(record.has, needed)):
            record.leave_out()
        else:
            yield record


def has_short_year(cell: Cell) -> bool:
    """Whether a text is a date that gives its year in two digits."""
    parts = recognise(cell) if isinstance(cell, str) else None
    return parts is not None and parts.short_year


def _day(cell: Cell, earliest: dt.date, latest: dt.date | None) -> dt.date:
    if isinstance(cell, (int, float)) and (cell == 0 or int(cell) in _SERIALS):
        return dates.parse_date(dates.from_excel_serial(cell), earliest=earliest, latest=latest)
    day = cell if isinstance(cell, dt.date) else cell_text(cell)
    return dates.parse_date(day, earliest=earliest, latest=latest)
