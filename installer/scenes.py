"""What the pictures of the manual show: a scene for each, played on the sample office.

A scene brings the program to where the picture is taken; it may return the widget to be shown in
place of the whole window.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from uuid import UUID

import agreement_scenes
import office_scenes
import people_scenes

from muniforeign.domain.text import Localized

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from screenshots import Stage

Scene = Callable[["Stage"], "QWidget | None"]
_TITLE: Final = Localized(
    "Gira técnica de pescadores de Yunting",
    "云汀渔民考察访问",
    "Study visit of fishers from Yunting",
)


def first_brief(stage: Stage) -> None:
    """The delegation's brief, made and shown."""
    stage.window.navigate("visit", stage.delegation())
    stage.press("visits.prepare")
    stage.press("brief.make")
    stage.settle(1)


def new_visit(stage: Stage) -> None:
    """A visit that was just written down, and what is said to be missing."""
    record = _begun_visit(stage, Localized().with_text(stage.code, _TITLE.get(stage.code)))
    stage.window.navigate("visit", record)


def three_languages(stage: Stage) -> QWidget:
    """The beginning of a visit whose title is in Spanish only."""
    from muniforeign.ui.visits.summary import Summary

    record = _begun_visit(stage, Localized(_TITLE.es))
    stage.window.navigate("visit", record)
    stage.settle()
    summary: Summary
    (summary,) = stage.window.findChildren(Summary)
    return summary.head.rows["title"]


def _begun_visit(stage: Stage, title: Localized) -> UUID:
    """A visit with a title, days and a counterpart, and nothing else."""
    from muniforeign.services import visits

    today = dt.date.today()
    guest = visits.get(stage.workspace, stage.delegation()).counterpart_id
    first, last = today + dt.timedelta(days=40), today + dt.timedelta(days=42)
    return visits.create(
        stage.workspace, today, title=title, start_on=first, end_on=last, counterpart_id=guest
    )


def delegation(stage: Stage) -> None:
    """Who comes and who receives them; also the README's picture."""
    stage.window.navigate("visit", stage.delegation())
    stage.press("visits.tab.delegation")


def delegation_list(stage: Stage) -> None:
    """The list that the delegation sent, before it is imported."""
    from muniforeign import paths

    papers = paths.resources("sample", "papers", "lista-delegacion-yunting.xlsx")
    stage.window.navigate("import", stage.delegation(), str(papers))


def programme(stage: Stage) -> None:
    """The days of a visit with their hours."""
    stage.window.navigate("visit", stage.delegation())
    stage.press("visits.tab.programme")


SCENES: dict[str, Scene] = {
    "first-brief": first_brief,
    "new-visit": new_visit,
    "delegation": delegation,
    "delegation-list": delegation_list,
    "programme": programme,
    "three-languages": three_languages,
    **agreement_scenes.SCENES,
    **office_scenes.SCENES,
    **people_scenes.SCENES,
}
