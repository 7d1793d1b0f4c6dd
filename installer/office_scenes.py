"""Pictures of the manual's pages about the office itself: a new one, its file, its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from screenshots import Stage

    from muniforeign.ui.welcome.wizard import Wizard

_COMMUNE: Final = "Toltén"
_PASSWORD: Final = "mesa verde lluvia camino"
"""Of an office that goes with the folder in which the pictures are taken."""
_PLACE: Final = r"C:\Users\secretaria\Documents\{name}"
"""Where a reader's own office is; that of the picture is in a temporary folder."""


def new_office(stage: Stage) -> None:
    """The step of the assistant that asks for the municipality, with its commune chosen."""
    _with_commune(stage)


def recovery_sheet(stage: Stage) -> None:
    """The last step of the assistant: the sheet of the new office."""
    from muniforeign.ui.welcome.place_step import PlaceStep
    from muniforeign.ui.welcome.steps import PasswordStep

    wizard = _with_commune(stage)
    wizard.go_on()
    place = wizard.step
    assert isinstance(place, PlaceStep)
    place.take(str(stage.folder / _COMMUNE))
    wizard.go_on()
    password = wizard.step
    assert isinstance(password, PasswordStep)
    for line in (password.new.first, password.new.again):
        line.setText(_PASSWORD)
    wizard.go_on()
    stage.settle(1)


def _with_commune(stage: Stage) -> Wizard:
    from muniforeign.ui.welcome.steps import MunicipalityStep
    from muniforeign.ui.welcome.wizard import Wizard

    stage.program.new_office()
    wizard = stage.program.frame.shown
    assert isinstance(wizard, Wizard)
    wizard.go_on()
    step = wizard.step
    assert isinstance(step, MunicipalityStep)
    step.commune.line.setText(_COMMUNE)
    step.commune.committed.emit()
    return wizard


def municipality(stage: Stage) -> None:
    """Crest, names and letterhead in the settings."""
    stage.window.navigate("settings", "crest")


def undo(stage: Stage) -> None:
    """A person was deleted, and the notice offers to take it back."""
    from muniforeign.services import people
    from muniforeign.services.listing import Listing

    stage.window.navigate("person", people.listed(stage.workspace, Listing()).first_page(1)[0].id)
    stage.settle()
    stage.press("person.delete")


def backup(stage: Stage) -> None:
    """What the settings say of the file and its backups."""
    from muniforeign.ui.settings.file import File

    stage.window.navigate("settings", "backup")
    stage.settle()
    section = stage.window.findChild(File)
    assert isinstance(section, File)
    section.place.setText(_PLACE.format(name=stage.workspace.name))


def personal_data(stage: Stage) -> None:
    """Where a person is erased for good, before the word is typed."""
    from muniforeign.services import visits
    from muniforeign.ui.people.sensitive import SensitiveSection

    guests = visits.get(stage.workspace, stage.delegation()).delegates
    stage.window.navigate("person", guests[0].person.id, "sensitive")
    stage.settle()
    section = stage.window.findChild(SensitiveSection)
    assert isinstance(section, SensitiveSection)
    section.fold.open(False)
    section.erase_fold.open()


def report_problem(stage: Stage) -> QWidget | None:
    """The window in which a problem is told, with the report as it would be saved."""
    told = {
        "es": "Imprimía la carpeta y la impresora no respondió.",
        "zh": "打印资料册时，打印机没有反应。",
        "en": "I was printing the brief and the printer did not answer.",
    }
    stage.program.help.report_problem()
    window = stage.program.help.report
    assert window is not None
    window.described.setPlainText(told[stage.code])
    window.show_report()
    window.resize(760, 500)  # as far as the facts of the computer on which the picture is taken
    return window


SCENES: Final = {
    "new-office": new_office,
    "recovery-sheet": recovery_sheet,
    "municipality": municipality,
    "undo": undo,
    "backup": backup,
    "personal-data": personal_data,
    "report-problem": report_problem,
}
