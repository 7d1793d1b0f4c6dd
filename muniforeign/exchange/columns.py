"""Finding the heading row of a list and guessing what each of its columns is.

Lists come with lines of title above the headings (附件1, the delegation's name), with headings
over two rows or in two languages, or with none. Every guess can be corrected by hand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from muniforeign.domain import dates
from muniforeign.domain.folding import is_hanzi
from muniforeign.domain.sheets import Cell, Row, Sheet, cell_text
from muniforeign.exchange import fields, words
from muniforeign.exchange.fields import FieldKind
from muniforeign.i18n import Code

_SEARCHED_ROWS: Final = 40
_SAMPLE: Final = 60
_SURNAMES: Final = frozenset(
    {FieldKind.SURNAMES, FieldKind.FIRST_SURNAME, FieldKind.SECOND_SURNAME}
)
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_PHONE: Final = re.compile(r"\+?[\d\s().-]{8,20}")
_PASSPORT: Final = re.compile(r"[A-Za-z]{1,2}\d{7,8}")
_SHARE: Final = 0.6


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns of a sheet are, by index; None where a column is none of these.

    `heading_row` and `first_row` are indexes into the sheet's rows; `headings` are the texts at
    the head of the columns. `latin` is the language of texts in Latin letters. `confidence` runs
    from 0 (nothing known) to 1 (every column known by its heading).
    """

    columns: tuple[FieldKind | None, ...]
    headings: tuple[str, ...]
    heading_row: int | None
    first_row: int
    latin: Code = "es"
    confidence: float = 0.0

    def with_column(self, index: int, kind: FieldKind | None) -> Mapping:
        """The same with one column corrected by hand."""
        columns = (*self.columns[:index], kind, *self.columns[index + 1 :])
        return replace(self, columns=columns)

    def places(self, kind: FieldKind) -> Sequence[int]:
        """The columns of a kind, from the left."""
        return _places(self.columns).get(kind, ())


@lru_cache(maxsize=8)
def _places(columns: tuple[FieldKind | None, ...]) -> dict[FieldKind | None, tuple[int, ...]]:
    """The columns of each kind; kept, for every cell of a long list is looked for."""
    return {
        kind: tuple(place for place, found in enumerate(columns) if found is kind)
        for kind in columns
    }


def guess(sheet: Sheet, headings: int | None = None) -> Mapping:
    """What the columns of a sheet most likely are.

    `headings` is the index of the row of headings where the user has said it, -1 for a list
    that has none.
    """
    start, end = _heading_rows(sheet.rows) if headings is None else _said(sheet.rows, headings)
    texts = _headings(sheet.rows[start:end], sheet.width)
    found = [fields.recognise(text) for text in texts]
    columns = _without_repetition(found)
    data = [row for row in sheet.rows[end : end + _SAMPLE] if row]
    for place, text in enumerate(texts):
        if columns[place] is None:
            columns[place] = _by_content(_column(data, place), bool(text), columns)
    known = sum(kind is not None for kind in columns)
    sure = sum(is_sure for kind, is_sure in found)
    return Mapping(
        columns=tuple(_names_settled(columns)),
        headings=tuple(texts),
        heading_row=start if end > start else None,
        first_row=end,
        latin=fields.language_of(texts),
        confidence=(known + sure) / (2 * max(sheet.width, 1)),
    )


def _heading_rows(rows: Sequence[Row]) -> tuple[int, int]:
    """From which row up to (not with) which the headings stand; an empty range for none."""
    first = next((index for index, row in enumerate(rows) if row), 0)
    scores = [_score(row) for row in rows[first : first + _SEARCHED_ROWS]]
    best = max(scores, default=0)
    if best < 2 and not _is_single_heading(rows, first):
        return first, first
    start = first + scores.index(best)
    below = rows[start + 1] if start + 1 < len(rows) else ()
    return start, start + (2 if _continues(rows[start], below) else 1)


def _said(rows: Sequence[Row], headings: int) -> tuple[int, int]:
    """The same for the row that the user named."""
    if headings < 0:
        first = next((index for index, row in enumerate(rows) if row), 0)
        return first, first
    row, *below = rows[headings : headings + 2]
    return headings, headings + (2 if below and _continues(row, below[0]) else 1)


def _score(row: Row) -> int:
    """How many different kinds of column the row names."""
    kinds = {fields.recognise(cell)[0] for cell in row if isinstance(cell, str)}
    return len(kinds - {None})


def _is_single_heading(rows: Sequence[Row], first: int) -> bool:
    """Whether a list of one column begins with its heading."""
    row = rows[first] if first < len(rows) else ()
    return len(row) == 1 and fields.recognise(cell_text(row[0]))[1]


def _continues(row: Row, below: Row) -> bool:
    """Whether the row below belongs to the headings: a second line or a second language."""
    texts = [cell for cell in below if cell is not None]
    if not texts or not all(isinstance(cell, str) for cell in texts):
        return False
    known = sum(fields.recognise(str(cell))[1] for cell in texts)
    same = sum(cell in row for cell in texts)
    return _score(below) >= 2 and known + same >= 0.7 * len(texts)


def _headings(rows: Sequence[Row], width: int) -> list[str]:
    """One text a column; where there are two rows, the one that says what the column is."""
    headings = []
    for place in range(width):
        cells = [cell_text(row[place]) for row in rows if place < len(row)]
        texts = list(dict.fromkeys(filter(None, cells)))
        known = [text for text in texts if fields.recognise(text)[0]]
        headings.append((known[-1:] or [" ".join(texts)])[0])
    return headings


def _without_repetition(found: list[tuple[FieldKind | None, bool]]) -> list[FieldKind | None]:
    """Each kind once, at its surest column; ways to reach somebody as often as they come."""
    columns = [kind for kind, _is_sure in found]
    for kind in set(columns) - MANY - {None}:
        places = [place for place, candidate in enumerate(columns) if candidate is kind]
        kept = min(places, key=lambda place: not found[place][1])
        for place in places:
            columns[place] = kind if place == kept else None
    return columns


MANY: Final = frozenset(
    {
        *(FieldKind.EMAIL, FieldKind.PHONE, FieldKind.MOBILE, FieldKind.WECHAT, FieldKind.FAX),
        *(FieldKind.WHATSAPP, FieldKind.WEBSITE, FieldKind.NOTES),
    }
)
"""Kinds of which a list may have several columns."""


def _names_settled(columns: list[FieldKind | None]) -> list[FieldKind | None]:
    """ "Nombre" beside surnames means given names; "Nombres" alone means the whole name."""
    kinds = set(columns)
    change: dict[FieldKind | None, FieldKind] = {}
    if kinds & _SURNAMES and FieldKind.GIVEN_NAMES not in kinds:
        change = {FieldKind.NAME: FieldKind.GIVEN_NAMES}
    elif not kinds & {*_SURNAMES, FieldKind.NAME}:
        change = {FieldKind.GIVEN_NAMES: FieldKind.NAME}
    return [change.get(kind, kind) for kind in columns]


def _column(rows: Sequence[Row], place: int) -> list[Cell]:
    cells = (row[place] for row in rows if place < len(row))
    return [cell for cell in cells if cell is not None]


def _by_content(
    cells: list[Cell], has_heading: bool, columns: list[FieldKind | None]
) -> FieldKind | None:
    """What a column most likely is by its cells; under an unknown heading only e-mail is sure."""
    texts = [cell_text(cell) for cell in cells]
    tests = {
        FieldKind.EMAIL: lambda text: bool(_EMAIL.fullmatch(text)),
        FieldKind.GENDER: lambda text: words.gender(text) is not None,
        FieldKind.PASSPORT: lambda text: bool(_PASSPORT.fullmatch(text)),
        FieldKind.BIRTH_DATE: _is_birth_date,
        FieldKind.PHONE: lambda text: bool(_PHONE.fullmatch(text)),
        FieldKind.NAME: _is_name,
    }
    for kind, test in tests.items():
        if has_heading and kind is not FieldKind.EMAIL:
            break
        if kind in columns and kind not in MANY:
            continue
        if texts and sum(map(test, texts)) >= _SHARE * len(texts):
            return kind
    return None


def _is_birth_date(text: str) -> bool:
    try:
        return dates.parse_date(text, latest=dt.date.today()).year > 1900
    except dates.DateError:
        return False


def _is_name(text: str) -> bool:
    """Two to four hanzi, or two to five words in letters with capitals."""
    parts = text.split()
    if all(map(is_hanzi, text.replace(" ", ""))):
        return 2 <= len(text.replace(" ", "")) <= 4
    return 2 <= len(parts) <= 5 and all(part[0].isupper() and _is_word(part) for part in parts)


def _is_word(word: str) -> bool:
    return word.replace("-", "").replace("'", "").replace(".", "").isalpha()
