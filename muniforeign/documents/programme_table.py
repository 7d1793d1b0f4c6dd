"""A visit's programme on paper, day by day: time, activity, place, people, interpreter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.platypus import Flowable

from muniforeign.documents import blocks, styles
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.rows import Story
from muniforeign.documents.styles import for_language
from muniforeign.documents.text import MixedParagraph, Run
from muniforeign.i18n import N_, Language

_LONGEST_IN_A_CELL: Final = 300
"""Letters: longer notes would fill a narrow column from top to bottom."""


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One activity, ready in the languages of the edition; `time` as "09:30–10:15"."""

    time: str
    title: Texts
    place: Texts
    people: Texts
    interpreter: Texts
    notes: Texts = ()


def day(edition: Edition, title: Texts, rows: Sequence[ProgrammeRow]) -> Story:
    """One day of the programme under its heading.

    Long notes have the whole width: they stand below their row, and the table goes on after them.
    """
    story = blocks.heading(edition, title, level=2)
    for part, notes in _parts(rows):
        story += _two_languages(edition, part) if edition.two else _one(edition, part)
        story += blocks.paragraphs(edition, notes, styles.SMALL.but(after=8.0))
    return story


def _parts(rows: Sequence[ProgrammeRow]) -> Iterator[tuple[list[ProgrammeRow], Texts]]:
    """The rows up to each one with long notes, and those notes behind its time."""
    part: list[ProgrammeRow] = []
    for row in rows:
        if max(map(len, row.notes), default=0) <= _LONGEST_IN_A_CELL:
            part.append(row)
            continue
        notes = tuple(f"{row.time} · {note}" if note else "" for note in row.notes)
        yield [*part, replace(row, notes=())], notes
        part = []
    if part:
        yield part, ()


def _one(edition: Edition, rows: Sequence[ProgrammeRow]) -> Story:
    heads = [
        edition.say(message) for message in (N_("Time"), N_("Activity"), N_("Place"), N_("People"))
    ]
    cells: list[list[Texts | Story]] = [
        [edition.same(row.time), _activity(edition, row), row.place, _people(edition.first, row)]
        for row in rows
    ]
    return blocks.table(edition, heads, cells, (1.38, 3.7, 2.1, 2.7), padding=2.8)


def _two_languages(edition: Edition, rows: Sequence[ProgrammeRow]) -> Story:
    columns = edition.say(N_("Activity"))
    heads = [edition.say(N_("Time")), *((text,) for text in columns)]
    cells: list[list[Texts | Story]] = [
        [
            edition.same(row.time),
            *(_column(row, n, each) for n, each in enumerate(edition.languages)),
        ]
        for row in rows
    ]
    return blocks.table(edition, heads, cells, (1.3, 4.35, 4.35))


def _activity(edition: Edition, row: ProgrammeRow) -> Story:
    style = for_language(styles.CELL, edition.first.code)
    story: list[Flowable] = [MixedParagraph([Run(row.title[0], bold=True)], style)]
    if row.notes and row.notes[0]:
        story.append(MixedParagraph(row.notes[0], for_language(styles.SMALL, edition.first.code)))
    return story


def _people(language: Language, row: ProgrammeRow) -> Story:
    """Who takes part and, in the second line, who interprets."""
    style = for_language(styles.CELL, language.code)
    story: list[Flowable] = [MixedParagraph(row.people[0], style)] if row.people[0] else []
    if row.interpreter[0]:
        story.append(_labelled(language, N_("Interpreter"), row.interpreter[0]))
    return story


def _labelled(language: Language, label: str, text: str) -> MixedParagraph:
    colon = "：" if language.code == "zh" else ": "
    runs = [Run(language.gettext(label) + colon, color=styles.GREY), Run(text)]
    return MixedParagraph(runs, for_language(styles.CELL, language.code))


def _column(row: ProgrammeRow, number: int, language: Language) -> Story:
    """All of an activity in one language, for the layout of two."""
    style = for_language(styles.CELL, language.code)
    labelled = [
        (N_("Place"), row.place[number]),
        (N_("People"), row.people[number]),
        (N_("Interpreter"), row.interpreter[number]),
    ]
    story: list[Flowable] = [MixedParagraph([Run(row.title[number], bold=True)], style)]
    story += [_labelled(language, label, text) for label, text in labelled if text]
    if row.notes and row.notes[number]:
        story.append(MixedParagraph(row.notes[number], for_language(styles.SMALL, language.code)))
    return story
