"""The recovery sheet: one page that opens the office when its password is forgotten.

The code is the file's key itself, in groups that can be read aloud and typed, and as a QR code
for a telephone. Whoever has the sheet can open the file; the sheet says so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Spacer

from muniforeign.documents import blocks, styles
from muniforeign.documents.document import MissingText
from muniforeign.documents.edition import Edition, Masthead
from muniforeign.documents.fonts import LATIN_BOLD
from muniforeign.documents.rows import FULL, Story, rows_of
from muniforeign.documents.styles import MM
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, N_, Language

if TYPE_CHECKING:
    from muniforeign.documents.document import Rendered
    from muniforeign.i18n import Code
    from muniforeign.storage.workspace import Workspace

TITLE: Final = N_("Recovery sheet")
_IN_A_ROW: Final = 4
_CODE_SIZE: Final = 17.0
_LETTER_WIDTH: Final = 15.4
_QR_SIDE: Final = 36 * MM

PURPOSE: Final = N_(
    "This sheet opens the office's file when its password has been forgotten. Without the "
    "password and without this sheet nobody can open it, not even the makers of the program."
)
KEEP: Final = (
    N_("Keep it in a sealed envelope, in the municipality's safe or a locked drawer."),
    N_("Whoever has this sheet and the file can read everything in it: do not photograph it, "
       "do not send it, do not leave it beside the computer."),
    N_("When the password is changed a new sheet is made. Then destroy this one: it no longer "
       "opens the file."),
)  # fmt: skip
STEPS: Final = (
    N_("Open the file in Muniforeign and choose “I forgot the password”."),
    N_("Type the code, group by group. Capital or small letters, spaces and hyphens do not "
       "matter; there is no letter I, L, O or U in it."),
    N_("Choose a new password and print its new sheet."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the sheet says; `groups` is the code as it is printed."""

    municipality: Localized
    letterhead: Localized
    crest: bytes | None
    file: str
    day: dt.date
    groups: tuple[str, ...]
    sample: bool = False

    @property
    def code(self) -> str:
        """The code in one line, as the QR code holds it."""
        return "-".join(self.groups)


class SpacedCode(Flowable):  # type: ignore[misc]
    """Groups of letters in cells of one width, so that they can be compared one by one."""

    group_width: Final = 4 * _LETTER_WIDTH + _CODE_SIZE

    def __init__(self, groups: tuple[str, ...]) -> None:
        super().__init__()
        self._groups = groups

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """The width of a row of groups and the height of all rows."""
        rows = -(-len(self._groups) // _IN_A_ROW)
        self.width = _IN_A_ROW * self.group_width
        self.height = rows * _CODE_SIZE * 1.65
        return self.width, self.height

    def draw(self) -> None:
        """Write each group as one text, its letters spread to cells of one width."""
        for place, group in enumerate(self._groups):
            row, column = divmod(place, _IN_A_ROW)
            y = self.height - (row + 1) * _CODE_SIZE * 1.65 + _CODE_SIZE * 0.5
            self._write(group, column * self.group_width, y)

    def _write(self, group: str, x: float, y: float) -> None:
        canvas = self.canv
        for place, letter in enumerate(group):
            canvas.setFont(LATIN_BOLD, _CODE_SIZE)
            canvas.drawCentredString(x + (place + 0.5) * _LETTER_WIDTH, y, letter)


class QrCode(Flowable):  # type: ignore[misc]
    """A QR code, drawn as squares: sharp on every printer."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self._text = text
        self.width = self.height = side

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Its side, twice."""
        return self.width, self.height

    def draw(self) -> None:
        """Fill the dark squares."""
        import segno

        rows = segno.make_qr(self._text, error="m").matrix
        square = self.width / len(rows)
        self.canv.setFillColor(HexColor(styles.BLACK))
        for line, row in enumerate(rows):
            for column, dark in enumerate(row):
                if dark:
                    y = self.height - (line + 1) * square
                    self.canv.rect(column * square, y, square, square, stroke=0, fill=1)


class _RecoverySheetDocument:
    """Answers the questions of `Document`."""

    def gather(self, workspace: Workspace, record_id: UUID) -> RecoverySheet:
        """The sheet of an encrypted workspace; `record_id` is of no account."""
        from muniforeign.services import municipality

        code, office = workspace.recovery_code, municipality.get(workspace)
        return RecoverySheet(
            office.municipality,
            office.letterhead,
            municipality.crest(workspace),
            workspace.name,
            dt.date.today(),
            tuple(code.groups) if code else (),
            office.is_sample,
        )

    def missing(self, content: RecoverySheet, edition: Edition) -> tuple[MissingText, ...]:
        """Nothing: the program writes the sheet itself."""
        return ()

    def masthead(self, content: RecoverySheet, edition: Edition) -> Masthead:
        """The municipality, and what the sheet is called."""
        title = Localized(**{code: Language.of(code).gettext(TITLE) for code in CODES})
        return Masthead(
            content.municipality,
            title,
            letterhead=content.letterhead,
            crest=content.crest,
            sample=content.sample,
        )

    def story(self, content: RecoverySheet, edition: Edition) -> list[Flowable]:
        """Purpose, code, where to keep it, how to use it: one page."""
        say = edition.say
        day = edition.each(lambda language: language.date(content.day, "long"))
        lead, body = (styles.SMALL, styles.SMALL) if edition.two else (styles.LEAD, styles.BODY)
        return [
            *blocks.paragraphs(edition, say(TITLE), styles.TITLE.but(size=18, leading=23)),
            *blocks.paragraphs(edition, say(PURPOSE), lead),
            *blocks.facts(
                edition,
                [
                    (say(N_("Office's file")), edition.same(content.file)),
                    (say(N_("Date of this sheet")), day),
                ],
            ),
            *blocks.heading(edition, say(N_("Recovery code"))),
            *_code(content, edition.width),
            *blocks.heading(edition, say(N_("Where to keep this sheet"))),
            *blocks.bullets(edition, [say(text) for text in KEEP], style=body),
            *blocks.heading(edition, say(N_("How to open the office with it"))),
            *blocks.bullets(edition, [say(text) for text in STEPS], "1", body),
        ]


def _code(content: RecoverySheet, width: float) -> Story:
    commands: list[Any] = [
        ("BOX", *FULL, 1.2, HexColor(styles.BLUE)),
        ("VALIGN", *FULL, "MIDDLE"),
        ("TOPPADDING", *FULL, 10),
        ("BOTTOMPADDING", *FULL, 10),
        ("LEFTPADDING", *FULL, 12),
    ]
    cells: list[Story] = [[SpacedCode(content.groups)], [QrCode(content.code, _QR_SIDE)]]
    widths = [width - _QR_SIDE - 24, _QR_SIDE + 24]
    return [Spacer(0, 4), rows_of([cells], widths, commands), Spacer(0, 4)]


DOCUMENT: Final = _RecoverySheetDocument()


def render(workspace: Workspace, code: Code) -> Rendered:
    """The sheet of an encrypted workspace, on Carta, in its own language and in the screen's.

    Raises ValueError for a workspace without a password: there is nothing to recover.
    """
    from muniforeign.documents import document
    from muniforeign.services import municipality

    if workspace.recovery_code is None:
        raise ValueError("no password, no recovery sheet")
    codes = tuple(dict.fromkeys((municipality.get(workspace).language, code)))
    content = DOCUMENT.gather(workspace, UUID(int=0))
    return document.render(DOCUMENT, content, Edition.of(codes, internal=False))
