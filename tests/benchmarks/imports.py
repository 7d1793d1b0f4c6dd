"""An import of 10,000 rows of XLSX into the large workspace, and its Undo."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import data
from measure import Measured
from openpyxl import Workbook

from muniforeign.exchange import incoming
from muniforeign.exchange.incoming import Subject
from muniforeign.services.imports import Known

ROWS = 10_000
_HEADINGS = (
    *("N°", "Nombre completo", "Cargo", "Institución", "Correo electrónico", "Celular", "País"),
    *("Fecha de nacimiento", "Pasaporte", "Observaciones"),
)


def write_list(path: Path, rows: int = ROWS) -> None:
    """A list as an office keeps it: names in both scripts, days as text, notes."""
    book = Workbook(write_only=True)
    page = book.create_sheet("Contactos")
    page.append(["Lista de contactos"])
    page.append(_HEADINGS)
    for number, name in enumerate(data.names(rows), start=1):
        chinese = name.is_chinese
        spanish = f"{name.given_names} {name.first_surname} {name.second_surname}"
        place = number % 400
        page.append(
            [
                number,
                name.hanzi if chinese else spanish,
                "主任" if chinese else "Director de Gestión",
                f"某{place}市外事办公室" if chinese else f"Municipalidad de Ejemplo {place}",
                f"p{number}@ejemplo.cl",
                f"+56 9 {6000 + number % 4000} {1000 + number % 9000}",
                "China" if chinese else "Chile",
                f"{1 + number % 28:02}/{1 + number % 12:02}/{1950 + number % 50}",
                f"E{10_000_000 + number}",
                f"conocido en la reunión {number}",
            ]
        )
    book.save(path)


def measured(path: Path) -> list[Measured]:
    """On a copy of the workspace that `data.make_workspace` made."""
    copy, rows = path.with_name("copy.muniforeign"), path.with_name("list.xlsx")
    shutil.copy(path, copy)
    write_list(rows)
    workspace = data.opened(copy)
    reports: list[float] = []

    def import_() -> None:
        def progress(fraction: float, text: str) -> None:
            del fraction, text
            reports.append(time.perf_counter())

        file = incoming.read(rows, progress)
        mapping = incoming.mapping_of(file.sheets[0], Subject.PEOPLE)
        drafted = incoming.draft(workspace, file, 0, mapping, Subject.PEOPLE, progress)
        incoming.put_in(workspace, drafted, known=Known.ADD, progress=progress)

    took, cpu = _timed(import_)
    quiet = max(after - before for before, after in pairwise(reports))
    undo, undo_cpu = _timed(workspace.undo)
    workspace.close()
    copy.unlink()
    return [
        Measured(f"import of {ROWS} rows of XLSX", took, "s", 15, cpu),
        Measured("longest time in it without a report (Cancel)", quiet, "s", 1),
        Measured("undo of that import", undo, "s", 15, undo_cpu),
    ]


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and of the processor."""
    start, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - cpu
