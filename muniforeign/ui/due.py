"""How late something is, in words: of commitments and of tasks."""

from __future__ import annotations

import datetime as dt

from muniforeign.domain.dates import relative
from muniforeign.i18n import Language
from muniforeign.ui import theme


def due_words(
    due_on: dt.date | None, done_on: dt.date | None, today: dt.date, language: Language
) -> tuple[str, theme.Role | None]:
    """What to say of something that is done, overdue, due or undated, and its colour."""
    _ = language.gettext
    if done_on:
        return _("Done on {day}").format(day=language.date(done_on)), theme.Role.DONE
    if due_on is None:
        return "", None
    when = relative(due_on, today, language)
    if due_on < today:
        return _("Overdue: it was due {when}").format(when=when), theme.Role.LATE
    return _("Due {when}").format(when=when), theme.Role.MUTED
