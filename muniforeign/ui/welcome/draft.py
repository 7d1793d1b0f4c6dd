"""What has been typed in the assistant for a new office; it outlives every screen of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from muniforeign import paths
from muniforeign.domain import places
from muniforeign.domain.text import Localized
from muniforeign.storage import location
from muniforeign.ui.welcome.new_password import Choice
from muniforeign.ui.welcome.start_page import ENDING

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace


def _safest_folder() -> Path:
    there = [each for each in (paths.documents(), Path.home()) if each.is_dir()]
    return location.safest(*(there or [Path.home()]))


@dataclass
class Draft:
    """The municipality, where its file goes, its password, and the file once it is made.

    `accepted` is the file whose place was warned of.
    """

    step: int = 0
    commune_code: str = ""
    commune_text: str = ""
    name: Localized = field(default_factory=Localized)
    proposed_name: Localized = field(default_factory=Localized)
    crest: bytes | None = None
    letterhead: Localized = field(default_factory=Localized)
    folder: Path = field(default_factory=_safest_folder)
    path_text: str = ""
    accepted: Path | None = None
    password: Choice = field(default_factory=Choice)
    made: Workspace | None = None
    made_as: tuple[Path, str | None] | None = None

    @property
    def path(self) -> Path:
        """Where the office is to be saved: as typed, with the ending, or as proposed."""
        typed = Path(self.path_text.strip()).expanduser() if self.path_text.strip() else None
        if typed is None:
            return self.folder / f"{self.file_name}{ENDING}"
        return typed if typed.suffix == ENDING else typed.with_name(typed.name + ENDING)

    @property
    def file_name(self) -> str:
        """A name for the file after the commune."""
        known = places.commune(self.commune_code).name if self.commune_code else ""
        return known.replace("/", "-") or "Muniforeign"

    @property
    def as_now(self) -> tuple[Path, str | None]:
        """What cannot be corrected in a file that is made."""
        return self.path, self.password.chosen

    def choose_commune(self, code: str, proposal: Localized) -> None:
        """Take a commune; the proposed names replace those that nobody has edited."""
        texts = {
            each: proposal.get(each) if self.name.get(each) in ("", self.proposed_name.get(each))
            else self.name.get(each)
            for each in ("es", "zh", "en")
        }  # fmt: skip
        self.commune_code, self.name, self.proposed_name = code, Localized(**texts), proposal
