"""The papers by name, and how one is made: gather, tell what is missing, write the PDF.

Each document is a module with a `DOCUMENT` that answers the four questions of `Document`. The
modules are imported when their paper is asked for. A paper that is about no record, such as the
manual, has a `Layout` only.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol
from uuid import UUID

from muniforeign import files
from muniforeign.documents.edition import Edition, Masthead, Texts
from muniforeign.domain.errors import UserError
from muniforeign.domain.progress import Progress, silent
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Code

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MissingText:
    """A text that the paper wants and nobody has written yet in one of its languages.

    `where` says it to a person (a name, a title) in the languages that there are; `field` is the
    English msgid of the field's label; `kind`, `record_id` and `path` lead to the form and the
    field in which it is filled in: `path` is "title", or "programme/ID/venue" for a part of a
    visit.
    """

    where: Localized
    field: str
    code: Code
    kind: str
    record_id: UUID | None = None
    path: str = ""


class Layout(Protocol):
    """How content becomes a paper. The content is the document's own frozen dataclass."""

    def masthead(self, content: Any, edition: Edition) -> Masthead:
        """What stands around the text."""

    def story(self, content: Any, edition: Edition) -> list[Flowable]:
        """The paper's text; reads nothing but `content`."""


class Document(Layout, Protocol):
    """What a document about a record of the office answers."""

    def gather(self, workspace: Workspace, record_id: UUID) -> Any:
        """All that the paper says, in all languages, as frozen dataclasses."""

    def missing(self, content: Any, edition: Edition) -> tuple[MissingText, ...]:
        """The texts that are still to be written for this edition."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A document that can be made: its name on the command line, its title, and its subject."""

    name: str
    title: str
    record: str
    module: str

    def load(self) -> Document:
        """The document itself."""
        document: Document = import_module(self.module).DOCUMENT
        return document


KINDS: Final = (
    Kind(
        "delegation-brief",
        N_("Delegation brief"),
        "visit",
        "muniforeign.documents.delegation_brief",
    ),
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper that was made: the PDF, its pages, and the characters that no font has."""

    data: bytes
    pages: int
    missing_glyphs: tuple[str, ...]


def kind(name: str) -> Kind:
    """The document of this name. Raises UserError where there is none."""
    for known in KINDS:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in KINDS)
    raise UserError(
        N_("There is no document “{name}”. There are: {names}."), name=name, names=names
    )


def render(layout: Layout, content: Any, edition: Edition, progress: Progress = silent) -> Rendered:
    """The paper as PDF; the same content and edition give the same bytes.

    Where the last page would be nearly empty, the pages are made a little longer or shorter.

    What `progress` raises stops the work.
    """
    from muniforeign.documents import fonts, page

    progress(0, N_("Preparing the texts"))
    fonts.register()
    unknown = fonts.missing_glyphs(content)
    made: dict[float, Rendered] = {}
    told = _rising(progress)
    for foot in page.FEET:
        story = [*layout.story(content, edition), *_glyph_note(edition, unknown)]
        target = BytesIO()
        paper = page.PaperTemplate(target, layout.masthead(content, edition), edition, foot)
        pages = paper.write(_without_space_at_end(story), told)
        made[paper.filled] = Rendered(target.getvalue(), pages, unknown)
        if paper.ends_well:
            break
    return made[max(made)]


def _rising(progress: Progress) -> Progress:
    """The same progress, which does not go back when the pages are laid out once more."""
    highest = 0.0

    def told(fraction: float, text: str) -> None:
        nonlocal highest
        highest = max(highest, fraction)
        progress(highest, text)

    return told


def _without_space_at_end(story: list[Flowable]) -> list[Flowable]:
    """Space after the last block would fill a page of its own where the page before is full."""
    from reportlab.platypus import Spacer

    last = len(story)
    while last and isinstance(story[last - 1], Spacer):
        last -= 1
    return story[:last]


def _glyph_note(edition: Edition, unknown: tuple[str, ...]) -> list[Flowable]:
    """The characters that were printed as 〓, by their codes, so that they can be written in."""
    from muniforeign.documents import blocks, styles

    if not unknown:
        return []
    codes = ", ".join(f"U+{ord(char):04X}" for char in unknown)
    note = N_("〓 stands for characters that this program's fonts do not have: {codes}")
    texts: Texts = edition.say(note, codes=codes)
    return blocks.paragraphs(edition, texts, styles.CAPTION)


def save(data: bytes, path: Path) -> None:
    """Write a paper to a file, whole or not at all; an older file stays until the new is there.

    Raises UserError where the folder cannot be written, the disk is full or the file is in use.
    """
    try:
        files.replace(path, data)
    except OSError as error:
        raise _save_error(error, path) from error


def _save_error(error: OSError, path: Path) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(
            N_(
                "The disk is full: “{name}” was not saved. Your data are safe. Make room or choose "
                "another folder, and save again."
            ),
            name=path.name,
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UserError(
            N_("The folder “{folder}” does not exist. Your data are safe. Choose another folder."),
            folder=path.parent,
        )
    return UserError(
        N_(
            "“{name}” could not be saved in “{folder}”: the folder cannot be written, or the file "
            "is open in another program. Your data are safe. Close it or choose another folder."
        ),
        name=path.name,
        folder=path.parent,
    )
