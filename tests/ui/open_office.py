"""An office that is open in the program: unlocked, filled, and made stubborn."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QVBoxLayout

from muniforeign.domain.names import PersonName
from muniforeign.services import people
from muniforeign.storage.workspace import Workspace
from muniforeign.ui.desk import Page
from muniforeign.ui.program import Program
from muniforeign.ui.welcome.unlock_page import UnlockPage
from muniforeign.ui.window import MainWindow
from tests.ui.office_driver import PASSWORD, shown


def unlock(program: Program) -> MainWindow:
    page = shown(program, UnlockPage)
    page.password.setText(PASSWORD)
    page.open_button.click()
    return shown(program, MainWindow)


def workspace_of(program: Program) -> Workspace:
    assert program.office is not None
    return program.office.workspace


def add_person(program: Program, name: str = "Rosa") -> object:
    return people.create(workspace_of(program), name=PersonName(given_names=name))


def answer(word: str) -> list[str]:
    """Press the button with this word in the question that comes next; what it asked."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == word).click()

    QTimer.singleShot(0, press)
    return asked


class Stubborn(Page):
    """A page with text that cannot be saved as it stands."""

    def __init__(self, program: Program) -> None:
        assert program.office is not None
        super().__init__(program.office.window.desk)
        self.line = QLineEdit("31 de febrero", self)
        QVBoxLayout(self).addWidget(self.line)

    def commit(self) -> bool:
        return self.line.text() != "31 de febrero"


def stub(program: Program) -> Stubborn:
    window = shown(program, MainWindow)
    page = Stubborn(program)
    window.pages[window.current] = page
    return page
