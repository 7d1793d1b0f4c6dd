"""Reading the tables of a web page: what many systems hand out under the name of a spreadsheet.

Only the text of table cells is read. Nothing that the page refers to is ever opened.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from muniforeign.domain.sheets import Cell, Sheet, trimmed
from muniforeign.exchange import encodings

_DECLARED: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_UNSEEN: Final = frozenset({"script", "style", "template", "title"})
_BREAKS: Final = frozenset({"br", "p", "div", "li"})
_LARGEST_SPAN: Final = 100


def read(content: bytes, encoding: str | None = None) -> list[Sheet]:
    """The tables of a page, in order; cells that span rows or columns stand in each of them.

    Raises EncodingUnknown where neither the page nor its letters tell the encoding.
    """
    declared = _DECLARED.search(content[:4096])
    text = encodings.decode(content, encoding or (declared and declared[1].decode()) or None)
    reader = _TableReader()
    reader.feed(text)
    reader.close()
    reader.finish()
    return [
        Sheet(str(number), tuple(map(trimmed, table.rows())))
        for number, table in enumerate(reader.tables, 1)
    ]


class _Table:
    """A grid under construction: cells by row and column, those taken by spans included."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], str] = {}
        self._row, self._column = -1, 0

    def start_row(self) -> None:
        self._row += 1
        self._column = 0

    def add(self, text: str, columns: int, rows: int) -> None:
        if self._row < 0:
            self.start_row()
        while (self._row, self._column) in self._cells:
            self._column += 1
        for down in range(rows):
            for right in range(columns):
                self._cells[self._row + down, self._column + right] = text

    def rows(self) -> list[list[Cell]]:
        grid: list[list[Cell]] = [[] for _ in range(self._row + 1)]
        for (row, column), text in sorted(self._cells.items()):
            if row < len(grid):
                grid[row] += [None] * (column - len(grid[row]))
                grid[row].append(text)
        return grid


class _TableReader(HTMLParser):
    """Collects tables, one inside another too; forgives tags that were never closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._words: list[str] | None = None
        self._span = (1, 1)
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "table":
            self.finish()
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self.finish()
            self._open[-1].start_row()
        elif tag in {"td", "th"} and self._open:
            self.finish()
            given = dict(attrs)
            self._span = _span(given.get("colspan")), _span(given.get("rowspan"))
            self._words = []
        elif tag in _BREAKS and self._words is not None:
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        elif tag in {"td", "th", "tr", "table"}:
            self.finish()
            if tag == "table" and self._open:
                self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._words is not None and not self._unseen:
            self._words.append(data)

    def finish(self) -> None:
        """Put the cell that is being read into its table."""
        if self._words is not None and self._open:
            self._open[-1].add(" ".join("".join(self._words).split()), *self._span)
        self._words = None


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _LARGEST_SPAN) if value and value.isdecimal() else 1
