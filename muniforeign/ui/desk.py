"""What every page is given: the language, the workspace, and the window's services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from muniforeign.i18n import Language
from muniforeign.ui.actions import Actions
from muniforeign.ui.background import Background
from muniforeign.ui.blanks import Blanks, withdraw
from muniforeign.ui.copies import Copies
from muniforeign.ui.notices import NoticeBar

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace


class Memory(Protocol):
    """Remembers how the user arranged the window on this computer."""

    def recall(self, name: str) -> str:
        """What was remembered under this name, or an empty text."""

    def remember(self, name: str, value: str) -> None:
        """Keep a text under a name."""


class Navigate(Protocol):
    """Opens a record, as `desk.navigate("person", id, field="post_title")`."""

    def __call__(self, kind: str, record: object = None, field: str = "") -> None: ...


@dataclass(frozen=True)
class Desk:
    """What lies on the desk of a page. A new one is laid when the language changes."""

    language: Language
    workspace: Workspace
    memory: Memory
    background: Background
    notices: NoticeBar
    actions: Actions
    navigate: Navigate
    copies: Copies = field(default_factory=Copies)
    blanks: Blanks = field(default_factory=Blanks)

    def leave(self, view: QWidget | None = None) -> None:
        """A view is left, or all of them: what was made in it and never written in goes."""
        withdraw(self.workspace, self.blanks.take(view))


class Page(QWidget):
    """A page of the window. Subclasses override what they have."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def open(self, record: object, field: str = "") -> None:
        """Show a record, and put the cursor into one of its fields."""

    def commit(self) -> bool:
        """Save what is being typed; False when it cannot be saved as it stands."""
        return True

    def reload(self, tables: frozenset[str]) -> None:
        """Show the workspace as it is after these tables have changed."""

    def state(self) -> dict[str, object]:
        """What is to be seen again after the language has changed."""
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """Go back to what `state()` gave."""


PageFactory = Callable[[Desk], Page]
