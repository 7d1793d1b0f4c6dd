"""Files as people have them, and who is in an office after they came in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from muniforeign.services import people
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace as Office

MESSY: list[list[object]] = [
    ["MUNICIPALIDAD DE PRUEBA"],
    [],
    ["N°", "NOMBRE COMPLETO ", "Cargo / función", "Institución", "Correo", "F. Nac.", "¿Vino?"],
    [1, "王晓明 Wang Xiaoming", "主任", "某市外办", "wang@ejemplo.cn", "1970年5月3日", "sí"],
    [2, "Muñoz Soto, José", "Jefe", "Municipalidad de Prueba", "jm@ejemplo.cl", "31-02-1980", ""],
    [3, "", "Alcaldesa", "Municipalidad de Prueba", "", "", ""],
]
DELEGATION: list[list[object]] = [
    ["附件1"],
    ["云汀市代表团名单"],
    ["序号", "姓名", "性别", "职务", "单位", "护照号", "出生日期"],
    [1, "王晓明", "男", "副市长", "云汀市人民政府", "PE1234567", "1968-05-03"],
    [2, "李  明", "女", "主任", "云汀市外办", "PE7654321", "1975-03-02"],
    [3, "李明", "男", "翻译", "云汀市外办", "PE1111111", "1985.01.09"],
]


def book(path: Path, *sheets: Sequence[Sequence[object]]) -> Path:
    """A workbook with a sheet for each list of rows."""
    made = Workbook()
    made.remove(made.active)
    for rows in sheets:
        page = made.create_sheet()
        for row in rows:
            page.append(row)
    made.save(path)
    return path


def names(office: Office) -> list[str]:
    """The names of everybody in the office."""
    rows = people.listed(office, Listing()).all()
    return [people.subject(row.name) for row in rows]
