"""Tables of flowables as papers break them: rows stay whole, heads are repeated, none is alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.platypus import Flowable, Table

from muniforeign.documents import fonts

Story = list[Flowable]
Command = tuple[Any, ...]

_LOW_ROWS: Final = 48.0
"""The height of two rows, in points, that do not part at a page's foot."""
_TALL_ROW: Final = 90.0
"""A row so high, in points, as a person's card, may stand alone on a page."""
_FUZZ: Final = 0.01
FULL: Final = ((0, 0), (-1, -1))
_PLAIN: Final[tuple[Command, ...]] = (
    ("FONTNAME", *FULL, fonts.LATIN),
    ("VALIGN", *FULL, "TOP"),
    ("LEFTPADDING", *FULL, 0),
    ("RIGHTPADDING", *FULL, 0),
    ("TOPPADDING", *FULL, 0),
    ("BOTTOMPADDING", *FULL, 0),
)


class Rows(Table):  # type: ignore[misc]
    """A table whose rows stay whole and whose head is repeated on every page.

    A row that is taller than a whole page is the only one that is split. The last row does not
    stand alone on a page, nor does a low first one under its head.
    """

    _linecmds: list[Any]
    may_part_row = False
    """Whether the first row may be parted: no page has room for it under its heading."""
    _keeps_whole = False

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Part the table between rows; within a row only when it fits no page."""
        self._calc(availWidth, availHeight)
        postponed = getattr(self, "_postponed", False)
        if self._keeps_whole and not postponed:
            return []
        parts = list(self._splitRows(availHeight))
        if len(parts) == 2 and self._leaves_one_row(*parts):
            parts = list(self._splitRows(sum(parts[0]._rowHeights[:-1]) + _FUZZ))
            parts[1]._keeps_whole = True
        if not parts and (self.may_part_row or postponed or self._fits_no_page()):
            parts = list(self._splitRows(availHeight, doInRowSplit=1))
        if len(parts) == 2 and not self.repeatRows:
            parts[1]._drop_top_rule()
        return parts

    def _splitCell(self, value: Any, style: Any, old: float, new: float, width: float) -> Any:
        """Part a cell in the width inside its padding, which ReportLab forgets here."""
        inside = width - style.leftPadding - style.rightPadding
        return super()._splitCell(value, style, old, new, inside)

    def _drop_top_rule(self) -> None:
        """ReportLab repeats the rule between two rows above the second; a page needs it not."""
        self._linecmds = [
            command
            for command in self._linecmds
            if not (command[0] == "LINEABOVE" and command[1][1] == 0)
        ]

    def _fits_no_page(self) -> bool:
        """Inside another row there is no frame: then that row is being split as the last resort."""
        frame = getattr(self, "_frame", None)
        return frame is None or self.first_rows_height() > frame._height

    def _leaves_one_row(self, earlier: Rows, later: Rows) -> bool:
        bodies: list[int] = [len(part._rowHeights) - self.repeatRows for part in (earlier, later)]
        return bodies[0] > 2 and bodies[1] == 1 and self._rowHeights[-1] < _TALL_ROW

    def first_rows_height(self) -> float:
        """The height of the head and of the first row, or of two low ones, after `wrap`."""
        first, *second = self._rowHeights[self.repeatRows :][:2]
        head = sum(self._rowHeights[: self.repeatRows])
        return float(head + max(first, min(first + sum(second), _LOW_ROWS)))


def rows_of(
    cells: Sequence[Sequence[Story]],
    widths: Sequence[float],
    commands: Sequence[Command] = (),
    heads: int = 0,
) -> Rows:
    """Rows of cells without any padding or line but those of `commands`; widths in points."""
    return Rows(
        [list(map(list, row)) for row in cells],
        colWidths=list(widths),
        style=[*_PLAIN, *commands],
        repeatRows=heads,
        hAlign="LEFT",
    )
