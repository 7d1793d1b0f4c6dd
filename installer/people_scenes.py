"""Pictures of the manual's pages about people: a list that comes in, and a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from screenshots import Stage

_LIST: Final = "contactos.xlsx"
_ROWS: Final = (
    ("Nombre", "Cargo", "Institución", "Correo", "Celular", "Dónde lo conocimos"),
    ("Marcela Pinto Rivas", "Directora de Turismo", "Municipalidad de Peñaflor del Sur",
     "mpinto@penaflordelsur.example", "+56 9 6123 4501", "Seminario de 2025"),
    ("陈志远", "处长", "云汀市人民政府外事办公室", "chen@yunting.example", "+86 138 0000 4502",
     "Feria de Yunting"),
    ("Rodrigo Catrileo Huenul", "Presidente", "Cooperativa Pesquera Boca Norte",
     "rcatrileo@bocanorte.example", "+56 9 6123 4503", "Visita de 2024"),
    ("刘雅琴", "副校长", "云汀海洋学院", "liu@yunting-ocean.example", "+86 138 0000 4504",
     "Feria de Yunting"),
)  # fmt: skip
"""Invented: a list such as a secretary keeps, both sides in it."""


def import_contacts(stage: Stage) -> None:
    """A list of contacts that was read, before it is imported."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    for row in _ROWS:
        page.append(row)
    file = stage.folder / _LIST
    book.save(file)
    stage.window.navigate("import", file)
    stage.settle(1)


def person(stage: Stage) -> None:
    """The head of the delegation with photo, names and how she is addressed."""
    from muniforeign.services import visits

    guests = visits.get(stage.workspace, stage.delegation()).delegates
    stage.window.navigate("person", guests[0].person.id)


SCENES: Final = {"import-contacts": import_contacts, "person": person}
