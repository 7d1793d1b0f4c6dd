"""What a new office does first: its crest, its contacts, its first visit; each is ticked off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from muniforeign.i18n import N_, Language
from muniforeign.ui import icons, theme
from muniforeign.ui.labels import plain_label


@dataclass(frozen=True)
class Step:
    """A first step: its words (msgids), the button's, its icon, and what it does."""

    title: str
    text: str
    button: str
    icon: str
    run: Callable[[], object]


def steps(
    crest: Callable[[], object], contacts: Callable[[], object], visit: Callable[[], object]
) -> tuple[Step, ...]:
    """The three first steps, with what each does."""
    return (
        Step(
            N_("Enter your municipality’s crest and letterhead"),
            N_("They stand on every paper that the office prints."),
            N_("Enter the crest"),
            "landmark",
            crest,
        ),
        Step(
            N_("Bring in the contacts that you have"),
            N_("A spreadsheet, a CSV file or cards from the telephone: the columns are guessed."),
            N_("Import contacts"),
            "import",
            contacts,
        ),
        Step(
            N_("Write down the first visit"),
            N_("A title and the days are enough; the rest can be completed step by step."),
            N_("New visit"),
            "plane",
            visit,
        ),
    )


def _take(step: Step, _checked: bool = False) -> None:
    step.run()


class FirstSteps(QFrame):
    """The steps under one another; what is done shows a tick in the place of its button."""

    def __init__(
        self, language: Language, planned: Sequence[Step], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language = language
        self.buttons: list[QPushButton] = []
        self.ticks: list[QLabel] = []
        _ = language.gettext
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.GRID * 3] * 4)
        self._column.setSpacing(theme.GRID * 2)
        self._column.addWidget(plain_label(self, theme.Role.TITLE, _("Welcome: three first steps")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID * 2)
        grid.setVerticalSpacing(theme.GRID * 2)
        grid.setColumnStretch(1, 1)
        for place, step in enumerate(planned):
            self._add(grid, place, step)
        self._column.addLayout(grid)

    def _add(self, grid: QGridLayout, place: int, step: Step) -> None:
        _ = self._language.gettext
        number = plain_label(self, theme.Role.TITLE, f"{place + 1}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(plain_label(self, theme.Role.HEADING, _(step.title)))
        words.addWidget(plain_label(self, theme.Role.MUTED, _(step.text)))
        button = QPushButton(icons.icon(step.icon), _(step.button), self)
        button.setAutoDefault(False)
        button.clicked.connect(partial(_take, step))
        tick = plain_label(self, theme.Role.DONE, "✓ " + _("Step done"))
        grid.addWidget(number, place, 0)
        grid.addLayout(words, place, 1)
        grid.addWidget(button, place, 2)
        grid.addWidget(tick, place, 2)
        self.buttons.append(button)
        self.ticks.append(tick)

    def add_below(self, widget: QWidget) -> None:
        """Put a further offer under the steps."""
        self._column.addWidget(widget)

    def show_done(self, done: Sequence[bool]) -> None:
        """Tick what is done; when all is, the card hides."""
        for button, tick, is_done in zip(self.buttons, self.ticks, done, strict=True):
            button.setVisible(not is_done)
            tick.setVisible(is_done)
        self.setVisible(not all(done))
