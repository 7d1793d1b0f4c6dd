"""Writes the papers of the sample office's next visit: the guests' list and a draft invitation.

    python installer/sample_papers.py

The list is laid out as Chinese offices send it, with title rows above its headings, so that a new
user can try the import with it. The files go to resources/sample/papers.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "sample"
HEADINGS = ("序号", "姓名", "性别", "职务", "单位", "护照号", "出生日期")
WIDTHS = (6, 20, 6, 26, 34, 14, 14)
GENDERS = {"female": "女", "male": "男"}
INVITATION = (
    "ORD. N° ____ (borrador de muestra)",
    "Quilhuenco de la Costa, ____________",
    "Señora Alcaldesa Ouyang Jinglan:",
    (
        "En nombre de la Municipalidad de Quilhuenco de la Costa tengo el agrado de invitarla, "
        "junto con una delegación de siete personas, a visitar nuestra comuna durante tres días, "
        "con el fin de acordar el texto del convenio de intercambio amistoso y de iniciar el "
        "trabajo conjunto en pesca, universidad y cultura."
    ),
    (
        "La Municipalidad se hará cargo de los traslados dentro de la comuna y de las comidas del "
        "programa; los pasajes y el alojamiento serán de cargo de la delegación."
    ),
    "Saluda atentamente a usted,",
    "Patricio Riquelme Aguirre\nAlcalde",
    "尊敬的欧阳静澜市长：",
    (
        "我谨代表滨海基尔文科市政府，诚邀您率七人代表团来访三天，商定友好交流协议文本，"
        "启动渔业、高校和文化领域合作。我方承担市内交通和日程内用餐，国际旅费和住宿由贵方承担。"
    ),
    "此致\n敬礼！",
    "市长 帕特里西奥·里克尔梅",
    "Documento inventado para la oficina de muestra · 示例办公室虚构文件",
)


def read(name: str) -> list[dict[str, Any]]:
    """The rows of a file of the sample."""
    rows: list[dict[str, Any]] = json.loads((SAMPLE / name).read_text(encoding="utf-8"))
    return rows


def guests() -> list[tuple[object, ...]]:
    """The lines of the list: the other side of the visit that receives a delegation."""
    people = {person["key"]: person for person in read("people.json")}
    bodies = {body["key"]: body["name"]["zh"] for body in read("organisations.json")}
    visit = next(visit for visit in read("visits.json") if visit["kind"] == "incoming")
    theirs = [d["person"] for d in visit["delegates"] if d["side"] == "theirs"]
    return [
        line(place, people[key], bodies[people[key]["posts"][0]["organisation"]])
        for place, key in enumerate(theirs, start=1)
    ]


def line(place: int, person: dict[str, Any], body: str) -> tuple[object, ...]:
    """One guest, under `HEADINGS`."""
    name, kept = person["name"], person["sensitive"]
    return (
        place,
        name.get("family_hanzi", "") + name["given_hanzi"],
        GENDERS[person["gender"]],
        person["posts"][0]["title"]["zh"],
        body,
        kept["passport_number"],
        kept["birth_date"],
    )


def write_list(path: Path) -> None:
    """The guests' list as a workbook."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise SystemExit("a new workbook has no sheet")
    sheet.title = "名单"
    sheet.append(["云汀市代表团名单"])
    sheet.append(["（示例，人物均为虚构）"])
    sheet.append(HEADINGS)
    for guest in guests():
        sheet.append(guest)
    sheet.merge_cells("A1:G1")
    sheet.merge_cells("A2:G2")
    sheet["A1"].font = Font(size=14, bold=True)
    sheet["A1"].alignment = sheet["A2"].alignment = Alignment(horizontal="center")
    for column, width in zip("ABCDEFG", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
        sheet[f"{column}3"].font = Font(bold=True)
    book.save(path)


def write_invitation(path: Path) -> None:
    """The draft of the invitation in Spanish and Chinese."""
    document = Document()
    for paragraph in INVITATION:
        document.add_paragraph(paragraph)
    document.save(str(path))


def main() -> None:
    """Write both papers."""
    folder = SAMPLE / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    write_list(folder / "lista-delegacion-yunting.xlsx")
    write_invitation(folder / "carta-invitacion-borrador.docx")


if __name__ == "__main__":
    main()
