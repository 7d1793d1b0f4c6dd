"""What can be done with the office as a whole: the menus File, View and Help, and locking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from muniforeign import manual
from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.settings import TEXT_SCALES, Theme
from muniforeign.ui import dialogs
from muniforeign.ui.actions import Action
from muniforeign.ui.settings.file import FOLDER
from muniforeign.ui.welcome import opening
from muniforeign.ui.welcome.password_page import BesidePage, PasswordPage, RecoveryPage
from muniforeign.ui.welcome.start_page import ENDING
from muniforeign.ui.welcome.unlock_page import Unlocking

if TYPE_CHECKING:
    from muniforeign.ui.desk import Desk
    from muniforeign.ui.program import Program

RESTORE = N_(
    "Once this backup is opened it takes the place of the office. What is there now is kept "
    "beside it."
)
_REPLACE = N_(
    "Replace the office by the backup “{name}” of {day}? What is there now is kept beside it, "
    "in the same folder."
)
_STEP = 25


def office_menus(program: Program) -> dict[str, Sequence[Action]]:
    """The actions of the menus, by menu."""
    return {"file": _file(program), "view": _view(program), "help": _help(program)}


def office_foot(program: Program) -> list[Action]:
    """What stands at the foot of the sidebar."""
    return [
        Action(
            "lock",
            N_("Lock now"),
            program.locking.lock,
            "Ctrl+L",
            "lock",
            possible=program.locking.possible,
        )
    ]


def _file(program: Program) -> list[Action]:
    return [
        Action("office.open", N_("Open another office…"), lambda: program.open(None), "Ctrl+O",
               "folder-open"),
        Action("office.new", N_("New office"), program.new_office, "", "plus"),
        Action("office.sample", N_("Try the sample office"), program.open_sample, "", "eye"),
        Action("office.backup", N_("Back up…"), lambda: _back_up(program),
               "Ctrl+Shift+B", "save"),
        Action("office.restore", N_("Restore a backup…"), lambda: ask_backup(program), "",
               "history"),
        Action("office.password", N_("Password…"), lambda: show_password(program), "",
               "key-round"),
        Action("office.recovery", N_("Recovery sheet…"), lambda: show_recovery(program), "",
               "printer", possible=program.locking.possible),
        Action("office.close", N_("Close the office"), program.close_office, "Ctrl+W", "x"),
        Action("quit", N_("Quit"), program.frame.close, "Ctrl+Q"),
    ]  # fmt: skip


def _view(program: Program) -> list[Action]:
    looks: list[tuple[Theme, str, str]] = [
        ("light", N_("Light colours"), "sun"),
        ("dark", N_("Dark colours"), "moon"),
        ("system", N_("Colours of the computer"), "settings"),
    ]
    themes = [
        Action(f"theme.{name}", text, partial(_colour, program, name), "", icon)
        for name, text, icon in looks
    ]
    return [
        *themes,
        Action("text.larger", N_("Larger text"), partial(_scale, program, _STEP), "Ctrl+Shift++"),
        Action("text.smaller", N_("Smaller text"), partial(_scale, program, -_STEP),
               "Ctrl+Shift+-"),
    ]  # fmt: skip


def _help(program: Program) -> list[Action]:
    def about() -> None:
        if program.office is not None:
            program.office.window.navigate("settings", "about")

    return [
        Action("manual", N_("Manual"), program.help.explain, "F1", "book-open"),
        Action("news", N_("What is new"), lambda: program.help.show_page(manual.NEWS), "", "info"),
        Action("problem", N_("Report a problem…"), program.help.report_problem, "", "life-buoy"),
        Action("about", N_("About Muniforeign"), about, "", "info"),
    ]


def _colour(program: Program, name: Theme) -> None:
    program.preferences.change(replace(program.preferences.settings, theme=name))


def _scale(program: Program, by: int) -> None:
    settings = program.preferences.settings
    scale = min(max(settings.text_scale + by, 100), TEXT_SCALES.stop - 1)
    program.preferences.change(replace(settings, text_scale=scale))


def _back_up(program: Program) -> None:
    """The settings say when the last backup was made, and make the next one."""
    if program.office is None:
        return
    window = program.office.window
    window.navigate("settings", "backup")
    if action := window.actions_.find("settings.backup"):
        action.trigger()


def ask_backup(program: Program) -> None:
    """Ask for a backup and put it in the place of the office."""
    office = program.office
    if office is None or office.workspace.path is None:
        return
    _ = program.preferences.language.gettext
    kinds = _("Offices") + f" (*{ENDING})"
    last = program.memory.recall(FOLDER)
    chosen = dialogs.open_files(
        program.frame,
        _("Restore a backup"),
        kinds,
        folder=Path(last) if last else None,
        several=False,
    )
    if not chosen:
        return
    source, target = chosen[0], office.workspace.path
    try:
        encrypted = opening.needs_password(source)
    except UserError as error:
        office.window.complain(error)
        return
    if source == target:
        said = _("This is the office itself. Choose the file of a backup.")
        office.window.notices.problem(said)
    elif not _is_wanted(program, source):
        return
    elif encrypted:
        program.replace_office(Unlocking(source, partial(opening.restore, source, target), RESTORE))
    else:
        program.replace_plain(partial(opening.restore, source, target, "", ""))


def _is_wanted(program: Program, backup: Path) -> bool:
    """Whether the office shall really be replaced, which cannot be undone."""
    language = program.preferences.language
    made = dt.datetime.fromtimestamp(backup.stat().st_mtime).astimezone()
    question = language.gettext(_REPLACE).format(name=backup.name, day=language.datetime(made))
    return dialogs.confirm(program.frame, question, language.gettext("Replace"), language)


def show_password(program: Program, *, ask_present: bool = True) -> None:
    """The page on which the password is set, changed or taken away."""
    _show_beside(program, lambda desk: PasswordPage(desk, ask_present=ask_present))


def show_recovery(program: Program) -> None:
    """The recovery sheet of the present password, to be printed again."""
    _show_beside(program, RecoveryPage)


def _show_beside(program: Program, make: Callable[[Desk], BesidePage]) -> None:
    """Show a screen beside the office, which waits behind it."""
    office = program.office
    if office is not None and office.window.commit():
        page = make(office.window.desk)
        page.left.connect(partial(_return, program))
        page.help_wanted.connect(program.help.explain)
        program.frame.put(page, keep=True)


def _return(program: Program, told: str) -> None:
    """Show the office again and tell (already translated) what was done."""
    if program.office is not None:
        program.take_back(program.office)
        program.office.window.actions_.refresh()
        if told:
            program.office.window.notices.say(told)
