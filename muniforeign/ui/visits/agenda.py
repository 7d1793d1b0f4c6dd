"""A programme in words: its days, items as blocks and lines, what clashes, the next free time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from muniforeign.services import programme
from muniforeign.ui.visits import calendar_notes
from muniforeign.ui.visits.day_grid import Block, Day

if TYPE_CHECKING:
    from muniforeign.i18n import DateFormat, Language
    from muniforeign.services.programme import ItemDetail
    from muniforeign.services.visits import VisitDetail

_BEGIN: Final = dt.time(9, 0)
_LONGEST: Final = 40
_HOUR: Final = dt.timedelta(hours=1)


def title(item: ItemDetail, language: Language) -> str:
    """The item's title or, while it has none, its kind."""
    return item.title.best(language.code) or language.gettext(item.kind.label)


def end(item: ItemDetail) -> dt.datetime:
    """When an item ends; one without an end is drawn as an hour."""
    return item.ends_at or item.starts_at + _HOUR


def days(visit: VisitDetail, language: Language) -> list[Day]:
    """The days of the visit and those on which something happens, with their holidays."""
    wanted = {item.starts_at.date() for item in visit.programme}
    if visit.start_on:
        last = min(visit.end_on or visit.start_on, visit.start_on + dt.timedelta(days=_LONGEST))
        count = (last - visit.start_on).days + 1
        wanted |= {visit.start_on + dt.timedelta(days=n) for n in range(count)}
    return [_day(day, language) for day in sorted(wanted)]


def _day(day: dt.date, language: Language) -> Day:
    notes = [calendar_notes.say(note, language) for note in calendar_notes.notes(day, day)]
    weekday = language.weekday(day)
    short = {"es": f"{weekday[:3]} {day.day}", "zh": f"{day.month}月{day.day}日 {weekday}"}
    return Day(day, short.get(language.code, f"{weekday[:3]} {day.day}"), " · ".join(notes))


def blocks(visit: VisitDetail, language: Language) -> list[Block]:
    """The items as the grid shows them."""
    return [
        Block(
            id=item.id,
            start=item.starts_at,
            end=end(item),
            title=title(item, language),
            detail=item.venue.best(language.code),
            wrong=_at_the_same_time(item, visit, language),
        )
        for item in visit.programme
    ]


def line(item: ItemDetail, language: Language) -> str:
    """An item on a list: day, times, title, venue."""
    times = "–".join(filter(None, (language.time(item.starts_at), language.time(item.ends_at))))
    day = item.starts_at.date()
    style: DateFormat = "medium" if language.code == "zh" else "short"
    head = f"{language.day(day, style)}  {times}"
    venue = item.venue.best(language.code)
    return f"{head}\n{' · '.join(filter(None, (title(item, language), venue)))}"


def clashes(visit: VisitDetail, language: Language) -> list[str]:
    """Each pair of items that need the same people at the same time, as a sentence."""
    return [_clash(one, other, language) for one, other in programme.overlaps(visit.programme)]


def _clash(one: ItemDetail, other: ItemDetail, language: Language) -> str:
    _ = language.gettext
    names = {"one": title(one, language), "other": title(other, language)}
    day = language.date(other.starts_at.date())
    time = language.time(other.starts_at)
    if one.interpreter and one.interpreter_id == other.interpreter_id:
        told = _("{day} {time}: {who} interprets in “{one}” and “{other}” at the same time.")
        who = one.interpreter.in_language(language.code)
        return told.format(day=day, time=time, who=who, **names)
    told = _("{day} {time}: the same people are in “{one}” and “{other}” at the same time.")
    return told.format(day=day, time=time, **names)


def problem(item: ItemDetail, visit: VisitDetail, language: Language) -> str:
    """What is wrong with one item, in words; empty when nothing is."""
    pairs = programme.overlaps(visit.programme)
    return "\n".join(_clash(*pair, language) for pair in pairs if item in pair)


def _at_the_same_time(item: ItemDetail, visit: VisitDetail, language: Language) -> str:
    """What an item clashes with, short enough for the grid."""
    pairs = programme.overlaps(visit.programme)
    others = [one if item is other else other for one, other in pairs if item in (one, other)]
    told = language.gettext("clashes with “{other}”")
    return "\n".join(told.format(other=title(other, language)) for other in others)


def next_free(visit: VisitDetail, after: ItemDetail | None, today: dt.date) -> dt.datetime:
    """When a new item begins: after the chosen item, else after the last, else on the first day."""
    if not visit.programme:
        return dt.datetime.combine(visit.start_on or today, _BEGIN)
    start = end(after or visit.programme[-1])
    for item in visit.programme:
        if item.starts_at < start + _HOUR and end(item) > start:
            start = end(item)
    return start
