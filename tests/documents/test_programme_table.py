"""Long notes of the programme have the width of the page, short ones stay in their cell."""

from __future__ import annotations

from muniforeign.documents import programme_table
from muniforeign.documents.edition import Edition
from muniforeign.documents.programme_table import ProgrammeRow
from muniforeign.documents.text import MixedParagraph


def row(*notes: str) -> ProgrammeRow:
    empty = ("",) * len(notes)
    return ProgrammeRow("09:00", ("Acto",) * len(notes), empty, empty, empty, notes)


def test_a_long_note_stands_below_its_row_behind_its_time() -> None:
    edition, long = Edition.of(("es",)), "Traer paraguas. " * 25
    story = programme_table.day(edition, ("Lunes",), [row("Corta"), row(long), row("Otra")])
    [_, note] = [each.text for each in story if isinstance(each, MixedParagraph)]
    assert note == f"09:00 · {long}"


def test_a_column_without_the_note_stays_empty() -> None:
    edition, long = Edition.of(("es", "zh")), "Traer paraguas. " * 25
    story = programme_table.day(edition, ("Lunes", "星期一"), [row(long, "")])
    [left, _, right] = story[-1]._cellvalues[0]
    assert left[0].text == f"09:00 · {long}"
    assert [each.text for each in right] == [""]
