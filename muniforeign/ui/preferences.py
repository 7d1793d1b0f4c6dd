"""The settings of this computer while the program runs: one holder, and a signal of change."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from muniforeign import settings as stored
from muniforeign.i18n import Language
from muniforeign.settings import Settings


class LivePreferences(QObject):
    """Holds the settings; a change is saved at once and told after the click that asked for it."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self._settings

    @property
    def language(self) -> Language:
        """The language of the screen."""
        return Language.of(self._settings.language)

    def change(self, settings: Settings) -> None:
        """Keep these settings; `changed` follows when how the window looks is different."""
        before, self._settings = self._settings, settings
        self._save()
        if _looks(before) != _looks(settings):
            QTimer.singleShot(0, self, self.changed.emit)

    def _save(self) -> None:
        """Settings are a convenience: where they cannot be saved they hold until the end."""
        try:
            stored.save(self._settings)
        except OSError:
            logging.getLogger(__name__).warning("the settings could not be saved")


def _looks(settings: Settings) -> tuple[object, ...]:
    return settings.language, settings.theme, settings.text_scale
