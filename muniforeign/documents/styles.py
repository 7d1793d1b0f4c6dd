"""How the texts of a paper look: sizes, spaces and colours, for Latin and Chinese texts.

A paper is read standing up and comes from an office's laser printer: black on white first, the
blue of rules and headings survives in grey. Hanzi are set at 0.955 of the size of the Latin
letters beside them, so that both look equally large: 10.5 pt, the Chinese 五号, beside 11 pt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from muniforeign.i18n import Code

BLUE: Final = "#12385C"
BLACK: Final = "#000000"
GREY: Final = "#555555"
RULE: Final = "#9AA7B4"
TINT: Final = "#EEF1F4"
LATE: Final = "#B8352A"

MM: Final = 72 / 25.4
"""Points in a millimetre."""

HANZI_SCALE: Final = 0.955
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a paragraph; every length in points.

    `indent` moves all lines in, `first` the first one in addition; a bullet hangs `hanging` to the
    left of the indent; `before` and `after` are the
    spaces around; `keep` holds the paragraph together with what follows.
    """

    size: float = 11
    leading: float = 13.5
    color: str = BLACK
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    before: float = 0
    after: float = 5
    indent: float = 0
    first: float = 0
    hanging: float = 0
    keep: bool = False
    hanzi_scale: float = HANZI_SCALE

    def but(self, **changes: object) -> Style:
        """The same style with some values exchanged."""
        return replace(self, **changes)  # type: ignore[arg-type]


BODY: Final = Style()
TIGHT: Final = Style(after=0)
LEAD: Final = Style(size=12.5, leading=16.5, after=6)
TITLE: Final = Style(size=22, leading=27, color=BLUE, bold=True, after=6, keep=True)
SUBTITLE: Final = Style(size=14, leading=18, color=GREY, after=10, keep=True)
HEADING: Final = Style(
    size=14, leading=18, color=BLUE, bold=True, before=14, after=5, keep=True, hanzi_scale=1
)
SUBHEADING: Final = Style(
    size=11.5, leading=14.5, color=BLUE, bold=True, before=8, after=3, keep=True, hanzi_scale=1
)
LABEL: Final = Style(size=9, leading=12, color=GREY, after=0)
SMALL: Final = Style(size=9, leading=11.5, after=2)
CAPTION: Final = Style(size=8.5, leading=11, color=GREY, after=3)
CELL: Final = Style(size=10, leading=12.8, after=0)
TABLE_HEAD: Final = Style(size=9, leading=11.5, bold=True, color=BLUE, after=0)
NAME_HANZI: Final = Style(size=15, leading=19, bold=True, after=0, hanzi_scale=1)
NAME_LATIN: Final = Style(size=12, leading=15, bold=True, after=0)


def for_language(style: Style, code: Code) -> Style:
    """The style for a text of this language: Chinese lines stand a little further apart."""
    if code != "zh" or style.leading >= style.size * 1.4:
        return style
    return style.but(leading=round(style.size * 1.4, 1))
