"""The municipality as papers head it: name, crest, letterhead, place, size of paper."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from muniforeign.documents.edition import Paper
from muniforeign.domain import places
from muniforeign.i18n import N_
from muniforeign.storage.information import Information
from muniforeign.ui import theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import TermField
from muniforeign.ui.form import Form
from muniforeign.ui.labels import plain_label
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.manual import explained_by
from muniforeign.ui.photo import PhotoEdit, PhotoField
from muniforeign.ui.places import commune_choice, commune_field, region_name
from muniforeign.ui.records import Section
from muniforeign.ui.shown_field import ShownField

_NAMES: Final = ("municipality", "letterhead", "paper")


class Municipality(Section[Information]):
    """What the workspace says of its municipality, saved field by field."""

    title = N_("Municipality")
    fields = frozenset({*_NAMES, "crest", "commune_code"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        explained_by(self, "municipality")
        self.sample = plain_label(self, theme.Role.ACCENT)
        self.column.addWidget(self.sample)
        self.form = Form(
            [
                PhotoField(
                    "crest",
                    N_("Crest"),
                    help=N_("Stands upper left on the first page of every paper."),
                    square=True,
                ),
                LocalizedField("municipality", N_("Name of the municipality")),
                (commune_field(desk.language), ShownField("region", N_("Region"))),
                LocalizedField(
                    "letterhead",
                    N_("Letterhead"),
                    help=N_("The lines beside the crest: unit, address, telephone."),
                    several=True,
                    lines=3,
                ),
                TermField("paper", N_("Size of paper"), terms=Paper, optional=False),
            ],
            desk.language,
            self._save,
            self,
        )
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def show_record(self, detail: Information) -> None:
        from muniforeign.services import municipality

        _, code = self.desk.language.gettext, detail.commune_code
        values = {name: getattr(detail, name) for name in _NAMES} | {
            "crest": municipality.crest(self.desk.workspace),
            "commune_code": commune_choice(code, self.desk.language) if code else None,
            "region": region_name(code, self.desk.language) or detail.region,
        }
        self.form.show_values(values, record="municipality")
        editor = self.form.rows["crest"].editor
        if isinstance(editor, PhotoEdit):
            editor.set_initials(_("Crest"))
        self.sample.setText(_("This is the sample office: the municipality is invented."))
        self.sample.setVisible(detail.is_sample)

    def _save(self, name: str, value: object) -> None:
        from muniforeign.services import municipality

        workspace = self.desk.workspace
        if name == "crest":
            municipality.set_crest(workspace, value if isinstance(value, bytes) else b"")
        elif name == "commune_code" and isinstance(value, str):
            region = places.region(places.commune(value).region_code).name.es
            municipality.update(workspace, commune_code=value, region=region)
        elif name == "paper":
            municipality.update(workspace, paper=str(value))
        else:
            municipality.update(workspace, **{name: value or ""})

    def commit(self) -> bool:
        return self.form.commit()

    def focus(self, field: str) -> None:
        self.form.focus(field)
