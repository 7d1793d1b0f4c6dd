"""People on paper: a photo with name, sound, post and what matters, alone or facing each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Spacer

from muniforeign.documents import fonts, pictures, styles
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.rows import FULL, Command, Story, rows_of
from muniforeign.documents.styles import MM, Style, for_language
from muniforeign.documents.text import MixedParagraph, Run, Text, plain

PHOTO_WIDTH: Final = 25 * MM
PHOTO_HEIGHT: Final = 32 * MM
_GAP: Final = 4.5 * MM

_READING: Final = Style(size=10, leading=12.8, italic=True, color=styles.GREY, after=2)
_POST: Final = Style(size=10, leading=12.5, bold=True, before=1, after=1)
_EQUIVALENT: Final = Style(size=9, leading=11.2, color=styles.GREY, after=1)
_INITIALS: Final = 17.0


@dataclass(frozen=True, slots=True)
class PersonCard:
    """What a card says of a person, ready in the languages of the edition.

    `name` is the large line (hanzi, or a Latin name), `latin` the one under it (pinyin with tones,
    or the name's Chinese transcription), `reading` how to say it; `notes` are the lines of what
    matters, each a text for each language.
    """

    name: str
    latin: str
    reading: str
    post: Texts
    equivalent: Texts
    notes: tuple[tuple[Text, ...], ...] = ()
    role: Texts = ()
    photo: bytes | None = None
    initials: str = ""


class Photo(Flowable):  # type: ignore[misc]
    """A photo of 25 × 32 mm, or a quiet silhouette with initials where there is none."""

    def __init__(self, photo: bytes | None, initials: str) -> None:
        super().__init__()
        self._picture = pictures.cropped(photo, PHOTO_WIDTH, PHOTO_HEIGHT)
        self._initials = initials

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Always the same size."""
        return PHOTO_WIDTH, PHOTO_HEIGHT

    def draw(self) -> None:
        """Draw the picture in its thin frame."""
        if self._picture:
            self.canv.drawImage(self._picture.reader, 0, 0, PHOTO_WIDTH, PHOTO_HEIGHT)
        else:
            self._draw_silhouette()
        self.canv.setStrokeColor(HexColor(styles.RULE))
        self.canv.setLineWidth(0.5)
        self.canv.rect(0, 0, PHOTO_WIDTH, PHOTO_HEIGHT)

    def _draw_silhouette(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setFillColor(HexColor(styles.TINT))
        canvas.rect(0, 0, PHOTO_WIDTH, PHOTO_HEIGHT, stroke=0, fill=1)
        outline = canvas.beginPath()
        outline.rect(0, 0, PHOTO_WIDTH, PHOTO_HEIGHT)
        canvas.clipPath(outline, stroke=0, fill=0)
        canvas.setFillColor(HexColor("#D5DBE1"))
        middle = PHOTO_WIDTH / 2
        canvas.circle(middle, 0.6 * PHOTO_HEIGHT, 7 * MM, stroke=0, fill=1)
        canvas.ellipse(
            *(middle - 11.5 * MM, -9 * MM, middle + 11.5 * MM, 10.5 * MM), stroke=0, fill=1
        )
        self._write_initials(middle)
        canvas.restoreState()

    def _write_initials(self, middle: float) -> None:
        pieces = fonts.pieces(self._initials, bold=True)
        width: float = sum(self._width(piece) for piece in pieces)
        x = middle - width / 2
        self.canv.setFillColor(HexColor(styles.BLUE))
        for piece in pieces:
            self.canv.setFont(piece.font, _INITIALS)
            self.canv.drawString(x, 0.6 * PHOTO_HEIGHT - 0.36 * _INITIALS, piece.text)
            x += self._width(piece)

    def _width(self, piece: fonts.Piece) -> Any:
        return self.canv.stringWidth(piece.text, piece.font, _INITIALS)


def people(edition: Edition, cards: Sequence[PersonCard]) -> Story:
    """One card under the other; a card stays on one page."""
    if not cards:
        return []
    text_width = edition.width - PHOTO_WIDTH - _GAP
    cells = [
        [[Photo(card.photo, card.initials)], _lines(edition, card, text_width)] for card in cards
    ]
    return [rows_of(cells, [PHOTO_WIDTH + _GAP, text_width], _rules()), Spacer(0, 6)]


def pairs(edition: Edition, rows: Sequence[tuple[PersonCard | None, PersonCard | None]]) -> Story:
    """People who sit or walk opposite each other, each row a pair; None leaves its side free."""
    if not rows:
        return []
    half = (edition.width - _GAP) / 2
    photo = PHOTO_WIDTH * 0.58
    side = [photo, half - photo]
    cells = [[*_half(edition, left), [], *_half(edition, right)] for left, right in rows]
    return [rows_of(cells, [*side, _GAP, *side], _rules()), Spacer(0, 6)]


def _half(edition: Edition, card: PersonCard | None) -> list[Story]:
    if card is None:
        return [[], []]
    photo = Photo(card.photo, card.initials)
    return [[_Scaled(photo, 0.5)], [*_name(card, large=False), *_posts(edition, card)]]


class _Scaled(Flowable):  # type: ignore[misc]
    """A flowable drawn smaller."""

    def __init__(self, flowable: Flowable, scale: float) -> None:
        super().__init__()
        self._flowable, self._scale = flowable, scale

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """The flowable's size times the scale."""
        width, height = self._flowable.wrap(availWidth / self._scale, availHeight / self._scale)
        return width * self._scale, height * self._scale

    def draw(self) -> None:
        """Draw the flowable in its smaller size."""
        self.canv.saveState()
        self.canv.scale(self._scale, self._scale)
        self._flowable.drawOn(self.canv, 0, 0)
        self.canv.restoreState()


def _rules() -> list[Command]:
    return [
        ("TOPPADDING", *FULL, 4),
        ("BOTTOMPADDING", *FULL, 4),
        ("LINEBELOW", (0, 0), (-1, -2), 0.3, HexColor(styles.RULE)),
    ]


def _lines(edition: Edition, card: PersonCard, width: float) -> Story:
    """All that stands beside the photo: the name over the columns of the languages."""
    story = _name(card, large=True)
    columns = [_facts(edition, card, number) for number in range(len(edition.languages))]
    if len(columns) == 1:
        return [*story, *columns[0]]
    gap = 4 * MM
    column = (width - gap) / 2
    return [*story, rows_of([[columns[0], [], columns[1]]], [column, gap, column])]


def _name(card: PersonCard, *, large: bool) -> Story:
    """The name with its second form and its sound beside it, or below where there is no room."""
    chinese = any(map(fonts.is_chinese, card.name))
    style = styles.NAME_HANZI if chinese else styles.NAME_LATIN
    if not large:
        style = style.but(size=style.size - 2, leading=style.leading - 2.5)
    runs = [Run(card.name, bold=True)]
    if card.latin:
        runs.append(Run("  " + card.latin, scale=(11.0 if large else 10.0) / style.size))
    if card.reading:
        small = _READING.size / style.size
        runs.append(Run("  " + card.reading, italic=True, scale=small, color=_READING.color))
    return [MixedParagraph(runs, style.but(bold=False))]


def _posts(edition: Edition, card: PersonCard) -> Story:
    return [
        MixedParagraph(text, for_language(_POST.but(size=9.5, leading=12.0), code))
        for text, code in zip(card.post, edition.codes, strict=True)
        if text
    ]


def _facts(edition: Edition, card: PersonCard, number: int) -> Story:
    code = edition.codes[number]
    story: Story = []
    role = card.role[number] if card.role else ""
    post = " · ".join(filter(None, (role, card.post[number])))
    heads = [(post, _POST), (card.equivalent[number] if card.equivalent else "", _EQUIVALENT)]
    story += [MixedParagraph(text, for_language(style, code)) for text, style in heads if text]
    for note in card.notes:
        if plain(note[number]):
            style = styles.SMALL.but(after=0) if edition.two else styles.CELL
            story.append(MixedParagraph(note[number], for_language(style, code)))
    return story
