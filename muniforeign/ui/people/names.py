"""The section of a person's name: one quick field, then its parts by script, and how it is used."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from muniforeign.domain import names, reading
from muniforeign.domain.names import PersonName
from muniforeign.domain.people import Gender
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, N_, NAMES, Code, Language
from muniforeign.services import people
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import LineEditor, TermField, TextField
from muniforeign.ui.form import FormLine
from muniforeign.ui.labels import plain_label
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.people.languages import LanguagesField
from muniforeign.ui.places import country_choice, country_field
from muniforeign.ui.records import Fold, small_button
from muniforeign.ui.sections import FormSection

if TYPE_CHECKING:
    from muniforeign.services.people import PersonDetail

_CHINESE = ("family_hanzi", "given_hanzi", "family_pinyin", "given_pinyin")
_LATIN = ("given_names", "first_surname", "second_surname", "transcription_zh")


def _chinese_parts() -> list[FormLine]:
    return [
        (
            TextField("family_hanzi", N_("Family name in hanzi")),
            TextField("given_hanzi", N_("Given name in hanzi")),
        ),
        (
            TextField("family_pinyin", N_("Family name in pinyin")),
            TextField("given_pinyin", N_("Given name in pinyin")),
        ),
    ]


def _latin_parts() -> list[FormLine]:
    return [
        TextField("given_names", N_("Given names")),
        (
            TextField("first_surname", N_("First surname")),
            TextField("second_surname", N_("Second surname")),
        ),
        TextField("transcription_zh", N_("Name as written in Chinese")),
    ]


def _about(language: Language) -> list[FormLine]:
    gender = TermField("gender", N_("Gender"), terms=Gender, optional=False)
    spoken = N_("Languages in which one can speak with this person")
    return [(gender, country_field(language)), LanguagesField("languages", spoken)]


class NameUse(QWidget):
    """How a name stands in a text and at the head of a letter, in the three languages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GRID * 2)
        grid.setVerticalSpacing(theme.HALF)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.texts: dict[Code, tuple[QLabel, QLabel]] = {}
        for line, code in enumerate(CODES):
            grid.addWidget(plain_label(self, theme.Role.MUTED, NAMES[code]), line, 0)
            self.texts[code] = plain_label(self), plain_label(self)
            for column, label in enumerate(self.texts[code], start=1):
                grid.addWidget(label, line, column)

    def show_use(self, detail: PersonDetail) -> None:
        """Show the name of this person."""
        title = detail.posts[0].title if detail.posts else Localized()
        for code, (named, addressed) in self.texts.items():
            named.setText(detail.name.formal(code, detail.gender))
            own = detail.form_of_address.get(code)
            addressed.setText(own or detail.name.salutation(code, detail.gender, title.get(code)))


class NameSection(FormSection["PersonDetail"]):
    """Name, form of address, gender, country and languages."""

    title = N_("Details")
    fields = frozenset(
        {"", "name", *_CHINESE, *_LATIN, "gender", "country", "languages", "form_of_address"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._make_forms(desk.language)
        self.chinese = Fold(desk.language.gettext("Chinese name"), self.chinese_form, self)
        self.propose = small_button("", "languages", self.take_transcription, self)
        self.other_script = small_button("", "languages", self.change_script, self)
        self.use = NameUse(self)
        self._lay_out()

    def _make_forms(self, language: Language) -> None:
        hint = N_("王晓明 · Wang Xiaoming · José Muñoz Soto")
        help_ = N_("In hanzi, in pinyin or in Spanish: its parts are told apart by themselves.")
        quick = TextField("name", N_("Write the name as you have it"), hint, help_)
        self.quick = self.make_form([quick])
        self.chinese_form = self.make_form(_chinese_parts())
        self.latin_form = self.make_form(_latin_parts())
        self.about = self.make_form(_about(language))
        address = LocalizedField(
            "form_of_address",
            N_("Form of address, where the usual one does not do"),
            propose=self._propose_address,
        )
        self.address = self.make_form([address])

    def _lay_out(self) -> None:
        self.latin = Fold(
            self.desk.language.gettext("Name in Latin letters"), self.latin_form, self
        )
        self.column.addWidget(self.quick)
        self.column.addWidget(self.chinese)
        self.column.addWidget(self.latin)
        self.column.addWidget(self.propose)
        self.column.addWidget(self.other_script)
        self.column.addWidget(self.about)
        self.use_heading = self.heading(N_("In a text and in a letter"))
        self.column.addWidget(self.use)
        self.column.addWidget(self.address)
        self.column.addStretch(1)

    # showing

    def show_record(self, detail: PersonDetail) -> None:
        another = self.detail is None or self.detail.id != detail.id
        was_named = bool(self.detail and self.detail.name) and not another
        super().show_record(detail)
        name = detail.name
        self.quick.setVisible(not name)
        if another or was_named != bool(name):
            self.chinese.open(name.is_chinese)
            self.latin.open(bool(name) and not name.is_chinese)
        self._hint_pinyin(name)
        self._show_proposals(name)
        for widget in (self.use_heading, self.use, self.address):
            widget.setVisible(bool(name))
        self.use.show_use(detail)

    def values(self, detail: PersonDetail) -> dict[str, object]:
        return {
            **{part: getattr(detail.name, part) for part in (*_CHINESE, *_LATIN)},
            "name": "",
            "gender": detail.gender,
            "country": country_choice(detail.country, self.desk.language),
            "languages": detail.languages,
            "form_of_address": detail.form_of_address,
        }

    def _hint_pinyin(self, name: PersonName) -> None:
        for part, derived in zip(_CHINESE[2:], name.pinyin_parts, strict=True):
            editor = self.chinese_form.rows[part].editor
            if isinstance(editor, LineEditor):
                editor.line.setPlaceholderText(derived)

    def _show_proposals(self, name: PersonName) -> None:
        _ = self.desk.language.gettext
        proposal = "" if name.is_chinese or name.transcription_zh else self._transcription(name)
        self.propose.setText(_("Use the customary form: {name}").format(name=proposal))
        self.propose.setVisible(bool(proposal))
        self.other_script.setText(
            _("This is not a Chinese name") if name.is_chinese else _("This is a Chinese name")
        )
        doubtful = name.is_chinese and not name.hanzi
        pair = bool(name.given_names) != bool(name.transcription_zh) and not name.is_chinese
        short = len(name.latin_plain.split()) in (2, 3)
        self.other_script.setVisible(doubtful or (pair and short and not name.second_surname))

    def _transcription(self, name: PersonName) -> str:
        return reading.propose_transcription(name.latin_plain)

    # saving

    def save(self, detail: PersonDetail, name: str, value: object) -> None:
        changes: dict[str, object] = {name: "" if value is None else value}
        if isinstance(value, tuple):
            changes = {name: list(value)}
        elif name == "name":
            changes = _written(detail, str(value))
        elif name in (*_CHINESE, *_LATIN):
            changes = {"name": replace(detail.name, **{name: str(value)})}
        if changes:
            people.update(self.desk.workspace, detail.id, **changes)

    def take_transcription(self) -> None:
        """Write the name in Chinese as names like it are customarily written."""
        if self.detail is not None:
            self.save(self.detail, "transcription_zh", self._transcription(self.detail.name))

    def change_script(self) -> None:
        """Read the name again, as a Latin one instead of a Chinese one or the other way."""
        if self.detail is None:
            return
        name = self.detail.name
        if name.is_chinese:
            other = names.parse_latin(name.latin_plain)
        else:
            family, _space, given = name.latin_plain.partition(" ")
            other = PersonName(family_pinyin=family, given_pinyin=given)
        people.update(self.desk.workspace, self.detail.id, name=other)
        self.chinese.open(other.is_chinese)
        self.latin.open(not other.is_chinese)

    def _propose_address(self, code: Code, _text: Localized) -> str | None:
        detail = self.detail
        if detail is None or code in detail.name.missing():
            return None
        title = detail.posts[0].title.get(code) if detail.posts else ""
        return detail.name.salutation(code, detail.gender, title)

    def focus(self, field: str) -> None:
        field = field if field in self.fields - {"", "name"} else self._first_field()
        if field in _CHINESE:
            self.chinese.open()
        elif field in _LATIN:
            self.latin.open()
        super().focus(field)

    def _first_field(self) -> str:
        name = self.detail.name if self.detail else PersonName()
        if not name:
            return "name"
        return "family_hanzi" if name.is_chinese else "given_names"


def _written(detail: PersonDetail, text: str) -> dict[str, object]:
    """What changes when a name is written as one has it; the country goes by its script."""
    name = names.parse(text)
    if not name:
        return {}
    known = detail.country or not name.is_chinese
    return {"name": name} if known else {"name": name, "country": "CN"}
