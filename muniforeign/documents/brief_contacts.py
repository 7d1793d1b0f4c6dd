"""Whom to call, and what our office still has to do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from reportlab.platypus import KeepTogether

from muniforeign.documents import blocks, styles
from muniforeign.documents.brief_content import (
    BriefContent,
    Contact,
    Delegate,
    Organisation,
    PendingTask,
)
from muniforeign.documents.brief_words import colon, comma, short_name
from muniforeign.documents.edition import Edition, Texts
from muniforeign.documents.rows import Story
from muniforeign.domain.contacts import ContactKind
from muniforeign.i18n import N_, Language

_QUICK: Final = frozenset(
    {ContactKind.MOBILE, ContactKind.PHONE, ContactKind.WECHAT, ContactKind.WHATSAPP}
)

_SHORT: Final = 6
"""Lists of so many tasks stay on one page."""


def contacts(content: BriefContent, edition: Edition) -> Story:
    """How to reach our office and, in the office's own copy, everybody else."""
    organisations = filter(None, (content.own, content.counterpart, *content.partners))
    rows = [
        *(_organisation(each, edition) for each in organisations),
        *(_person(each, edition) for each in content.delegates),
    ]
    rows = [row for row in rows if row[1]]
    if not rows:
        return []
    heads = [edition.say(N_("Name")), edition.say(N_("Contact"))]
    cells: list[list[Texts | Story]] = [[name, edition.same(reached)] for name, reached in rows]
    title = blocks.heading(edition, edition.say(N_("Contacts")))
    return [*title, *blocks.table(edition, heads, cells, (1, 2), padding=1.8)]


def tasks(content: BriefContent, edition: Edition) -> Story:
    """What is still to be done, with boxes to tick."""
    if not content.tasks:
        return []
    inside = edition.alone()
    items = [inside.each(partial(_task, task)) for task in content.tasks]
    title = blocks.heading(edition, edition.say(N_("Pending tasks")))
    caption = inside.each(lambda each: _as_written(content.tasks, each))
    story = [
        *title,
        *blocks.paragraphs(inside, caption, styles.CAPTION.but(keep=True)),
        *blocks.checklist(inside, items),
    ]
    return [KeepTogether(story)] if len(items) <= _SHORT else story


def _organisation(organisation: Organisation, edition: Edition) -> tuple[Texts, str]:
    letters = [point for point in organisation.contacts if point.kind is not ContactKind.WEBSITE]
    return edition.names(organisation.name), _reached(letters, edition)


def _person(delegate: Delegate, edition: Edition) -> tuple[Texts, str]:
    """In a hurry one calls or writes a message; letters have the other contacts."""
    quick = [point for point in delegate.contacts if point.kind in _QUICK]
    names = edition.each(lambda each: delegate.name.in_language(each.code))
    return names, _reached(quick or delegate.contacts, edition)


def _reached(points: Iterable[Contact], edition: Edition) -> str:
    """The contacts on a line; a number that serves for two programs stands once."""
    kinds: dict[str, list[str]] = {}
    for point in points:
        kinds.setdefault(point.value, []).extend(edition.say(point.kind.label))
    named = (f"{' / '.join(dict.fromkeys(names))} {value}" for value, names in kinds.items())
    return " · ".join(named)


def _as_written(tasks: Iterable[PendingTask], language: Language) -> str:
    """That tasks are not translated, where any is in another language than the paper."""
    codes = dict.fromkeys(task.text.code for task in tasks)
    others = [language.tongue(code) for code in codes if code != language.code]
    if not others:
        return ""
    said = language.gettext(N_("As the office wrote them: original in {language}."))
    return said.format(language=language.list(others))


def _task(task: PendingTask, language: Language) -> str:
    _ = language.gettext
    parts = [
        ("▲ " + _("Overdue") + colon(language) if task.overdue else "") + task.text.text,
        short_name(task.assignee, language) if task.assignee else "",
        language.date(task.due_on),
    ]
    return comma(language).join(filter(None, parts))
