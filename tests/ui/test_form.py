"""Forms: what is saved when, what stays when it cannot be saved."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from muniforeign.domain.errors import UserError
from muniforeign.domain.text import Localized, Term
from muniforeign.i18n import N_, Language
from muniforeign.ui.child_rows import Bare
from muniforeign.ui.choice import NOT_IN_LIST, Choice, ChoiceEditor, ChoiceField
from muniforeign.ui.editor import Field
from muniforeign.ui.fields import (
    CheckField,
    DateEditor,
    DateField,
    LineEditor,
    LinesEditor,
    MultilineField,
    TermEditor,
    TermField,
    TextField,
    TickEditor,
)
from muniforeign.ui.form import Form, Heading
from muniforeign.ui.localized_edit import LocalizedEdit, LocalizedField


class Size(Term):
    """Two words to choose from."""

    LARGER = "larger", N_("Larger")
    SMALLER = "smaller", N_("Smaller")


PLACES = (Choice(1, "Quilaco Viejo", "Chile"), Choice(2, "模拟市", "China"))


def find(text: str) -> list[Choice]:
    return [place for place in PLACES if text.casefold() in place.label.casefold()]


class Saved(list[tuple[str, object]]):
    """What the form has saved; refuses a field while it is named in `refused`."""

    refused = ""

    def __call__(self, name: str, value: object) -> None:
        if name == self.refused:
            raise UserError(NOT_IN_LIST, text=value)
        self.append((name, value))


@pytest.fixture
def saved() -> Saved:
    return Saved()


@pytest.fixture
def form(qtbot: QtBot, language: Language, saved: Saved) -> Form:
    fields: list[Field | tuple[Field, ...] | Heading] = [
        Heading(N_("People")),
        (TextField("name", N_("Name")), DateField("born", N_("Paper"))),
        MultilineField("notes", N_("Pages")),
        TermField("size", N_("Page width"), terms=Size),
        CheckField("main", N_("Yes")),
        ChoiceField("place", N_("Home"), search=find),
        LocalizedField("title", N_("Found")),
    ]
    made = Form(fields, language, saved)
    qtbot.addWidget(made)
    made.show_values({"name": "Ana", "born": dt.date(1975, 4, 2), "place": PLACES[0]}, record=1)
    made.show()
    return made


def line(form: Form, name: str) -> LineEditor:
    editor = form.rows[name].editor
    assert isinstance(editor, LineEditor)
    return editor


def test_showing_values_saves_nothing(form: Form, saved: Saved) -> None:
    assert form.commit()
    assert saved == []
    assert form.unsaved() == {}


def test_a_field_saves_when_it_is_left(qtbot: QtBot, form: Form, saved: Saved) -> None:
    form.focus("name")
    line(form, "name").line.end(False)
    qtbot.keyClicks(line(form, "name").line, " Maria ")
    assert saved == []
    qtbot.keyClick(line(form, "name").line, Qt.Key.Key_Return)
    assert saved == [("name", "Ana Maria")]
    assert line(form, "name").line.text() == "Ana Maria"


def test_saved_is_said(qtbot: QtBot, form: Form, language: Language) -> None:
    line(form, "name").line.setText("Rosa")
    with qtbot.waitSignal(form.saved) as told:
        form.commit()
    assert told.args == ["name"]
    labels: list[QLabel] = form.rows["name"].findChildren(QLabel)  # type: ignore[assignment]
    texts = [label.text() for label in labels]
    assert language.gettext("Saved") in texts


def test_each_kind_of_field_gives_its_value(form: Form, saved: Saved) -> None:
    editors = {name: row.editor for name, row in form.rows.items()}
    notes, size, main = editors["notes"], editors["size"], editors["main"]
    assert isinstance(notes, LinesEditor)
    notes.lines.setPlainText("uno\ndos")
    assert isinstance(size, TermEditor)
    size.combo.setCurrentIndex(2)
    assert isinstance(main, TickEditor)
    main.box.setChecked(True)
    line(form, "born").line.setText("2-4-1976")
    assert form.commit()
    assert dict(saved) == {
        "notes": "uno\ndos",
        "size": Size.SMALLER,
        "main": True,
        "born": dt.date(1976, 4, 2),
    }


def test_a_date_is_written_as_usual_once_saved(form: Form, language: Language) -> None:
    line(form, "born").line.setText("1976-04-02")
    assert form.commit()
    assert line(form, "born").line.text() == language.date(dt.date(1976, 4, 2))


def test_what_cannot_be_understood_stays_with_a_sentence(form: Form, saved: Saved) -> None:
    line(form, "born").line.setText("31 de febrero de 2026")
    assert not form.commit()
    assert saved == []
    assert line(form, "born").line.text() == "31 de febrero de 2026"
    assert form.rows["born"].problem.text()
    assert not form.rows["born"].problem.isHidden()
    assert list(form.unsaved()) == ["born"]


def test_what_is_refused_stays_and_escape_takes_it_back(
    qtbot: QtBot, form: Form, saved: Saved, language: Language
) -> None:
    saved.refused = "name"
    line(form, "name").line.setText("Rosa")
    assert not form.commit()
    sentence = language.gettext(NOT_IN_LIST).format(text="Rosa")
    assert form.rows["name"].problem.text() == sentence
    form.show_values({"name": "Ana"}, record=1)
    assert line(form, "name").line.text() == "Rosa"
    qtbot.keyClick(line(form, "name").line, Qt.Key.Key_Escape)
    assert line(form, "name").line.text() == "Ana"
    assert form.rows["name"].problem.isHidden()
    assert form.commit()


def test_another_record_is_shown_whole(form: Form) -> None:
    line(form, "name").line.setText("Rosa")
    form.show_values({"name": "Pedro"}, record=2)
    assert line(form, "name").line.text() == "Pedro"


def test_values_shown_while_saving_win(qtbot: QtBot, language: Language) -> None:
    form = Form([TextField("name", N_("Name"))], language, lambda name, value: again(str(value)))
    qtbot.addWidget(form)

    def again(value: str) -> None:
        form.show_values({"name": value.upper()}, record=1)

    form.show_values({"name": "ana"}, record=1)
    line(form, "name").line.setText("rosa")
    assert form.commit()
    assert line(form, "name").line.text() == "ROSA"


def test_a_choice_is_typed_or_refused(form: Form, saved: Saved, language: Language) -> None:
    editor = form.rows["place"].editor
    assert isinstance(editor, ChoiceEditor)
    editor.line.setText("模拟市")
    assert form.commit()
    editor.line.setText("Atlantis")
    assert not form.commit()
    assert form.rows["place"].problem.text() == language.gettext(NOT_IN_LIST).format(
        text="Atlantis"
    )
    editor.line.clear()
    assert form.commit()
    assert saved == [("place", 2), ("place", None)]


def test_three_languages_save_as_one_value(qtbot: QtBot, form: Form, saved: Saved) -> None:
    editor = form.rows["title"].editor
    assert isinstance(editor, LocalizedEdit)
    assert [cell.dot.text() for cell in editor.cells.values()] == ["", "", ""]
    qtbot.keyClicks(editor.input("es"), "Alcaldesa")
    assert [bool(cell.dot.text()) for cell in editor.cells.values()] == [False, True, True]
    assert editor.input("zh").accessibleDescription()
    qtbot.keyClicks(editor.input("en"), "Mayor")
    assert form.commit()
    assert saved == [("title", Localized(es="Alcaldesa", en="Mayor"))]


def test_one_language_is_never_offered_as_another(qtbot: QtBot, form: Form) -> None:
    editor = form.rows["title"].editor
    assert isinstance(editor, LocalizedEdit)
    qtbot.keyClicks(editor.input("es"), "Alcaldesa")
    assert all(cell.button.isHidden() for cell in editor.cells.values())
    editor.propose("en")
    assert editor.value() == Localized(es="Alcaldesa")


def test_the_cursor_goes_to_the_language_that_is_missing(
    qtbot: QtBot, form: Form, language: Language
) -> None:
    editor = form.rows["title"].editor
    assert isinstance(editor, LocalizedEdit)
    form.focus("title")
    assert editor.input(language.code).hasFocus()
    form.show_values({"title": Localized(es="Alcaldesa", en="Mayor")})
    form.focus("title")
    assert editor.input("zh").hasFocus()


def test_the_three_stand_beside_or_under_each_other(qtbot: QtBot, language: Language) -> None:
    editor = LocalizedEdit(language, "x", several=True)
    qtbot.addWidget(editor)
    editor.resize(900, 200)
    editor.show()
    tops = {cell.y() for cell in editor.cells.values()}
    assert len(tops) == 1
    editor.show_value(Localized(es="Convenio de hermanamiento " * 20, zh="协议"))
    qtbot.waitUntil(lambda: min(each.input.height() for each in editor.cells.values()) > 100)
    assert len({each.input.height() for each in editor.cells.values()}) == 1
    editor.resize(300, 500)
    qtbot.waitUntil(lambda: len({cell.y() for cell in editor.cells.values()}) == 3)


def test_labels_lead_to_their_fields(form: Form, language: Language) -> None:
    found: list[QLabel] = form.findChildren(QLabel)  # type: ignore[assignment]
    labels = {label.buddy(): label.text() for label in found if label.buddy()}
    assert labels[line(form, "name").line] == language.gettext("Name")
    for name, row in form.rows.items():
        assert row.editor.target().accessibleName(), name


def test_the_calendar_puts_a_day(form: Form, saved: Saved) -> None:
    editor = form.rows["born"].editor
    assert isinstance(editor, DateEditor)
    editor.put(dt.date(2000, 1, 1))
    assert form.commit()
    assert saved == [("born", dt.date(2000, 1, 1))]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_list_is_as_wide_as_its_words_and_stays_in_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    long = "Gobierno Popular Municipal de la Ciudad de Prueba, Oficina de Asuntos Exteriores"
    editor = ChoiceEditor(lambda _text: [Choice(1, long, "Provincia de Prueba")], parent=window)
    window.setGeometry(0, 0, 800, 200)
    editor.setGeometry(650, 0, 140, 40)
    window.show()
    qtbot.waitExposed(window)
    editor.offer()
    popup = editor._completer.popup()
    qtbot.waitUntil(popup.isVisible)
    letters = popup.fontMetrics().horizontalAdvance(long)
    qtbot.waitUntil(lambda: popup.width() > letters)
    assert popup.geometry().right() <= window.geometry().right()


def test_a_field_without_label_keeps_its_width_when_it_was_saved(
    qtbot: QtBot, saved: Saved, language: Language
) -> None:
    bare = Form([Bare.of(TextField("name", N_("Name")))], language, saved)
    qtbot.addWidget(bare)
    bare.resize(200, 60)
    bare.show()
    row = bare.rows["name"]
    width = row.editor.width()
    assert isinstance(row.editor, LineEditor)
    row.editor.line.setText("Ana")
    row.commit()
    QApplication.processEvents()
    assert saved == [("name", "Ana")]
    assert row.editor.width() == width
    assert row._saved.accessibleName() == language.gettext("Saved")
