"""The parts from which every paper is built: headings, paragraphs, lists, tables and boxes.

A block takes the edition and its texts, one for each language, and gives a list of flowables. In
an edition of two languages the texts stand side by side, aligned row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.platypus import Spacer

from muniforeign.documents import styles
from muniforeign.documents.edition import COLUMN_GAP, Edition, Texts, distinct
from muniforeign.documents.rows import FULL, Command, Story, rows_of
from muniforeign.documents.styles import Style, for_language
from muniforeign.documents.text import MixedParagraph, Text

_HANGING: Final = {"1": 1.6, "□": 1.6}
"""How far a list's lines hang behind its marker, in font sizes."""
_BOX_LEFT: Final = 10.0
_BOX_RIGHT: Final = 8.0


class Heading(MixedParagraph):
    """A heading that the reader of the PDF also finds in its outline."""

    def __init__(self, text: Text, style: Style, level: int) -> None:
        super().__init__(text, style)
        self._level = level

    def draw(self) -> None:
        """Write the heading and its entry in the outline, at most one level below the last."""
        key = f"{self.canv.getPageNumber()}-{round(self.canv.absolutePosition(0, 0)[1])}"
        self.canv.bookmarkPage(key)
        deepest = self.canv._doc.outline.currentlevel + 1
        self.canv.addOutlineEntry(self.text, key, min(self._level, deepest))
        super().draw()


def side_by_side(edition: Edition, columns: Sequence[Story], *, after: float = 0) -> Story:
    """One story for each language: alone, or next to each other in a row that may be long."""
    if not edition.two:
        return list(columns[0])
    left, right = columns
    row = rows_of([[left, [], right]], [edition.column, COLUMN_GAP, edition.column])
    row.spaceAfter = after
    return [row]


def bilingual(edition: Edition, rows: Sequence[Texts], style: Style = styles.BODY) -> Story:
    """Texts aligned row by row; the page may end between the rows."""
    story: Story = []
    for texts in rows:
        story += paragraphs(edition, texts, style)
    return story


def heading(edition: Edition, texts: Texts, level: int = 1) -> Story:
    """A heading that stays with what follows; level 1 has a rule, level 2 has none."""
    style = styles.HEADING if level == 1 else styles.SUBHEADING
    first = Heading(texts[0], for_language(style, edition.codes[0]), level - 1)
    if not edition.two:
        return [first]
    second = MixedParagraph(texts[1], for_language(style, edition.codes[1]))
    [row] = side_by_side(edition, [[first], [second]])
    row.keepWithNext = True
    row.spaceBefore, row.spaceAfter = style.before, style.after
    return [row]


def paragraphs(edition: Edition, texts: Texts, style: Style = styles.BODY) -> Story:
    """One paragraph in each language; nothing where there is no text at all."""
    if not any(texts):
        return []
    columns: list[Story] = [
        [MixedParagraph(text, for_language(style, code))]
        for text, code in zip(texts, edition.codes, strict=True)
    ]
    story = side_by_side(edition, columns, after=style.after)
    if edition.two:
        story[0].keepWithNext = style.keep
    return story


def bullets(
    edition: Edition, items: Sequence[Texts], marker: str = "•", style: Style = styles.BODY
) -> Story:
    """A list, one row for each item; `marker` may be "1" to count, or "□" to be ticked."""
    story: Story = []
    hangs = _HANGING.get(marker, 1.1) * style.size
    hanging = style.but(indent=style.indent + hangs, hanging=hangs, after=3.0)
    for number, texts in enumerate(items, start=1):
        sign = f"{number}." if marker == "1" else marker
        columns: list[Story] = [
            [MixedParagraph(text, for_language(hanging, code), sign)] if text else []
            for text, code in zip(texts, edition.codes, strict=True)
        ]
        story += side_by_side(edition, columns, after=hanging.after)
    return story


def checklist(edition: Edition, items: Sequence[Texts]) -> Story:
    """A list with boxes to be ticked by hand."""
    return bullets(edition, items, "□")


def cell(edition: Edition, texts: Texts, style: Style = styles.CELL) -> Story:
    """A table's cell: each language under the other, a text that is the same in both once."""
    codes = dict(zip(texts, edition.codes, strict=True)) if len(texts) > 1 else {}
    first = edition.codes[0]
    return [
        MixedParagraph(text, for_language(style, codes.get(text, first)))
        for text in distinct(texts)
    ]


def facts(edition: Edition, rows: Sequence[tuple[Texts, Texts]], share: float = 0.3) -> Story:
    """Names and values: "Date: 10 March". In two languages, each column has its own names.

    `share` is the part of the column's width that the names take. Rows without a value are
    left out.
    """
    shown = [(names, values) for names, values in rows if any(values)]
    if not shown:
        return []
    name_width, value_width = edition.column * share, edition.column * (1 - share)
    widths = [name_width, value_width]
    cells = [_fact_cells(edition, names, values) for names, values in shown]
    if edition.two:
        widths = [*widths, COLUMN_GAP, *widths]
    commands: list[Command] = [
        ("TOPPADDING", *FULL, 2.2),
        ("BOTTOMPADDING", *FULL, 2.2),
        ("RIGHTPADDING", *FULL, 4),
        ("LINEBELOW", (0, 0), (1, -1), 0.3, HexColor(styles.RULE)),
        ("LINEBELOW", (-2, 0), (-1, -1), 0.3, HexColor(styles.RULE)),
    ]
    return [rows_of(cells, widths, commands), Spacer(0, 6)]


def _fact_cells(edition: Edition, names: Texts, values: Texts) -> list[Story]:
    cells: list[Story] = []
    for name, value, code in zip(names, values, edition.codes, strict=True):
        label = styles.LABEL.but(leading=styles.CELL.leading)
        pair: list[Story] = [
            [MixedParagraph(name, for_language(label, code))],
            [MixedParagraph(value, for_language(styles.CELL, code))],
        ]
        cells += [[], *pair] if cells else pair
    return cells


def table(
    edition: Edition,
    heads: Sequence[Texts],
    rows: Sequence[Sequence[Texts | Story]],
    shares: Sequence[float],
    *,
    padding: float = 3.5,
) -> Story:
    """A ruled table with a repeated head; `shares` are the columns' parts of the width.

    `padding` is the space above and below each row's texts, in points.
    """
    widths = [edition.width * share / sum(shares) for share in shares]
    head = [cell(edition, texts, styles.TABLE_HEAD) for texts in heads]
    body = [
        [cell(edition, item) if isinstance(item, tuple) else item for item in row] for row in rows
    ]
    commands: list[Command] = [
        ("TOPPADDING", *FULL, padding),
        ("BOTTOMPADDING", *FULL, padding),
        ("RIGHTPADDING", *FULL, 5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, HexColor(styles.BLUE)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, HexColor(styles.RULE)),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ]
    return [rows_of([head, *body], widths, commands, heads=1), Spacer(0, 6)]


def box(
    edition: Edition,
    build: Callable[[Edition], Story],
    *,
    bar: str = styles.BLUE,
    tinted: bool = True,
) -> Story:
    """A block that stands out: a bar on the left and, where it survives a printer, a tint.

    `build` makes what is inside, in an edition as wide as the box leaves room for.
    """
    commands: list[Command] = [
        ("LINEBEFORE", (0, 0), (0, -1), 3, HexColor(bar)),
        ("LEFTPADDING", *FULL, _BOX_LEFT),
        ("RIGHTPADDING", *FULL, _BOX_RIGHT),
        ("TOPPADDING", *FULL, 6),
        ("BOTTOMPADDING", *FULL, 5),
    ]
    if tinted:
        commands.append(("BACKGROUND", *FULL, HexColor(styles.TINT)))
    inside = build(edition.narrowed(_BOX_LEFT + _BOX_RIGHT))
    return [rows_of([[inside]], [edition.width], commands), Spacer(0, 6)]


def warning(edition: Edition, title: Texts, items: Sequence[Texts]) -> Story:
    """A box for what stays in the office: allergies, delicate matters, things to avoid."""
    return box(
        edition,
        lambda inner: [
            *paragraphs(inner, title, styles.TABLE_HEAD.but(color=styles.LATE, after=3.0)),
            *bullets(inner, items, style=styles.CELL),
        ],
        bar=styles.LATE,
        tinted=False,
    )
