"""Paragraphs of mixed Spanish, English and Chinese.

There is no markup: a text is a string, or runs of strings with a look. Whatever a user typed,
`<b>`, `&` or `<img src=…>`, is therefore printed as typed and can load nothing. Emphasis in
the program's own sentences is written with `rich`, whose template never holds a user's text:

    rich(_("Meet <b>{name}</b> at the door"), name=person.name)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from string import Formatter
from typing import Any, Final, NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from muniforeign.documents import fonts, linebreak
from muniforeign.documents.styles import Style

ASCENT: Final = 0.85
"""How far below the top of its em box a line's letters stand, in font sizes."""
_FUZZ: Final = 0.01


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with its own look; `scale` multiplies the paragraph's size."""

    text: str
    bold: bool = False
    italic: bool = False
    scale: float = 1
    color: str | None = None


Text = str | Sequence[Run]
"""What a paragraph says: a plain string, or runs."""


def bold(text: str) -> Run:
    """A run in bold."""
    return Run(text, bold=True)


def italic(text: str) -> Run:
    """A run in italics; hanzi stay upright."""
    return Run(text, italic=True)


_TAG: Final = re.compile(r"</?[bi]>")


def rich(template: str, **fields: object) -> tuple[Run, ...]:
    """Runs from a translated template with `<b>…</b>`, `<i>…</i>` and named fields.

    Tags are read in the template only; what the fields hold is printed as it is.
    """
    look = Run("")
    runs: list[Run] = []
    position = 0
    for tag in [*_TAG.finditer(template), None]:
        stretch = template[position : tag.start() if tag else len(template)]
        filled = Formatter().vformat(stretch, (), fields)
        if filled:
            runs.append(replace(look, text=filled))
        if tag:
            position = tag.end()
            opened = not tag.group().startswith("</")
            is_bold = "b" in tag.group()
            look = replace(look, bold=opened) if is_bold else replace(look, italic=opened)
    return tuple(runs)


def plain(text: Text) -> str:
    """The characters of a text without its look."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


class Glyphs(NamedTuple):
    """A stretch of a paragraph in one font, size and colour."""

    text: str
    font: str
    size: float
    color: str


class _Line(NamedTuple):
    start: int
    end: int


class MixedParagraph(Flowable):  # type: ignore[misc]
    """A paragraph, broken after the rules of `linebreak`, set flush left and never justified.

    It splits over pages between lines, leaving at least two on each side.
    """

    def __init__(self, text: Text, style: Style, bullet: str = "") -> None:
        runs = [Run(text)] if isinstance(text, str) else text
        self._become(list(_glyphs(runs, style)), style, bullet)

    def _become(self, glyphs: list[Glyphs], style: Style, bullet: str) -> None:
        super().__init__()
        self.style = style
        self.bullet = bullet
        self.text = "".join(stretch.text for stretch in glyphs)
        self._glyphs = glyphs
        self._positions = [0.0, *accumulate(_advances(glyphs))]
        self._lines: list[_Line] = []
        self._broken_for = -1.0
        self.spaceBefore, self.spaceAfter = style.before, style.after
        self.keepWithNext = style.keep

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Break the lines for this width; the height is a whole number of lines."""
        if availWidth != self._broken_for:
            self._lines = self._break_lines(availWidth)
            self._broken_for = availWidth
        self.width, self.height = availWidth, len(self._lines) * self.style.leading
        return self.width, self.height

    def lines(self) -> list[str]:
        """The lines as they are broken now, without the spaces at their ends."""
        return [self.text[line.start : line.end] for line in self._lines]

    def width_of_longest_line(self) -> float:
        """The width of the longest line as broken now, without indents."""
        return max(map(self._width, self._lines), default=0)

    def natural_width(self) -> float:
        """The width the text would take on one line, or its longest paragraph."""
        starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        ends = [*(match.start() for match in re.finditer("\n", self.text)), len(self.text)]
        widths = (
            self._positions[b] - self._positions[a] for a, b in zip(starts, ends, strict=True)
        )
        return max(widths, default=0) + self.style.indent

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        """Part the paragraph where the page ends, or nothing where it should move on whole."""
        _, height = self.wrap(availWidth, availHeight)
        if height <= availHeight:
            return [self]
        count = len(self._lines)
        fitting = min(int((availHeight + _FUZZ) / self.style.leading), count - 1)
        if count - fitting == 1 and fitting > 2:
            fitting -= 1
        lonely = fitting < 2 or count - fitting < 2
        if fitting < 1 or (lonely and not getattr(self, "_postponed", False)):
            return []
        earlier = self.style.but(after=0.0)
        later = self.style.but(first=0.0, before=0.0)
        return [
            self._part(self._lines[:fitting], earlier, self.bullet),
            self._part(self._lines[fitting:], later, ""),
        ]

    def draw(self) -> None:
        """Write the lines on the canvas."""
        style = self.style
        baseline = self.height - (style.leading - style.size) / 2 - ASCENT * style.size
        if self.bullet:
            self._draw_bullet(baseline)
        written = self.canv.beginText()
        color = ""
        for number, line in enumerate(self._lines):
            x = self._left(number, line)
            for start, end, look in self._stretches(line):
                written.setTextOrigin(
                    x + self._positions[start] - self._positions[line.start], baseline
                )
                written.setFont(look.font, look.size)
                if look.color != color:
                    color = look.color
                    written.setFillColor(HexColor(color))
                written.textOut(self.text[start:end])
            baseline -= style.leading
        self.canv.drawText(written)

    def _draw_bullet(self, baseline: float) -> None:
        style = self.style
        x = style.indent - self.style.hanging
        for piece in fonts.pieces(self.bullet, bold=style.bold):
            self.canv.setFillColor(HexColor(style.color))
            self.canv.setFont(piece.font, style.size)
            self.canv.drawString(x, baseline, piece.text)
            x += self.canv.stringWidth(piece.text, piece.font, style.size)

    def _left(self, number: int, line: _Line) -> float:
        indent = self.style.indent + (0 if number else self.style.first)
        spare = self.width - indent - self._width(line)
        return indent + {"left": 0.0, "center": spare / 2, "right": spare}[self.style.align]

    def _width(self, line: _Line) -> float:
        return self._positions[line.end] - self._positions[line.start]

    def _stretches(self, line: _Line) -> Iterable[tuple[int, int, Glyphs]]:
        offset = 0
        for look in self._glyphs:
            start, end = max(offset, line.start), min(offset + len(look.text), line.end)
            if start < end:
                yield start, end, look
            offset += len(look.text)

    def _part(self, lines: list[_Line], style: Style, bullet: str) -> MixedParagraph:
        """A paragraph of some of the lines, which stay as they are in the same width."""
        part = MixedParagraph.__new__(MixedParagraph)
        start, end = lines[0].start, lines[-1].end
        stretches = self._stretches(_Line(start, end))
        part._become(
            [look._replace(text=self.text[a:b]) for a, b, look in stretches], style, bullet
        )
        part._lines = [_Line(line.start - start, line.end - start) for line in lines]
        part._broken_for = self._broken_for
        return part

    def _break_lines(self, width: float) -> list[_Line]:
        lines: list[_Line] = []
        start = 0
        for paragraph in self.text.split("\n") if self.text else []:
            end = start + len(paragraph)
            self._break_paragraph(lines, start, end, width - self.style.indent)
            start = end + 1
        return lines

    def _break_paragraph(self, lines: list[_Line], start: int, end: int, width: float) -> None:
        base = start
        allowed = [base + at for at in linebreak.opportunities(self.text[start:end])]
        while True:
            line_width = max(width - (0 if lines else self.style.first), self.style.size)
            reach = self._reach(start, end, line_width)
            if reach >= end:
                lines.append(_Line(start, self._without_spaces(start, end)))
                return
            cut = allowed[found] if (found := bisect_right(allowed, reach) - 1) >= 0 else 0
            if cut <= start:
                cut = linebreak.emergency(self.text, start, reach)
            lines.append(_Line(start, self._without_spaces(start, cut)))
            start = cut

    def _reach(self, start: int, end: int, width: float) -> int:
        """The end of what fits on the line; spaces at a line's end take no room."""
        limit = self._positions[start] + width + _FUZZ
        reach = min(max(bisect_right(self._positions, limit) - 1, start + 1), end)
        while reach < end and self.text[reach] == " ":
            reach += 1
        return reach

    def _without_spaces(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return end


def _glyphs(runs: Iterable[Run], style: Style) -> Iterable[Glyphs]:
    for run in runs:
        size = style.size * run.scale
        color = run.color or style.color
        for piece in fonts.pieces(
            run.text, bold=run.bold or style.bold, italic=run.italic or style.italic
        ):
            chinese = piece.font in {fonts.HANZI, fonts.HANZI_BOLD}
            scale = style.hanzi_scale if chinese else 1
            yield Glyphs(piece.text, piece.font, round(size * scale, 2), color)


def _advances(glyphs: Iterable[Glyphs]) -> Iterable[float]:
    for look in glyphs:
        widths = fonts.advances(look.font)
        scale = look.size / 1000
        for char in look.text:
            yield widths.get(ord(char), 0) * scale


def paragraph(text: Text, style: Style, bullet: str = "") -> Any:
    """A paragraph of this text in this style; `bullet` stands before its first line."""
    return MixedParagraph(text, style, bullet)
