"""What can go wrong with a workspace, each as a sentence: what happened, what to do next."""

from __future__ import annotations

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_, Language


class WorkspaceError(UserError):
    """Something about the file, the disk or the server; `fields` name the file."""

    sentence = ""

    def __init__(self, **fields: object) -> None:
        super().__init__(self.sentence, **fields)


class WorkspaceMissing(WorkspaceError):
    """There is no such file."""

    sentence = N_(
        "The workspace {name} is not there. It may have been moved or renamed, or the memory "
        "stick or network folder is not connected. Look for it with “Open”."
    )


class AlreadyThere(WorkspaceError):
    """A new workspace would overwrite a file."""

    sentence = N_("There is already a file {name}. It was left as it is. Choose another name.")


class PasswordNeeded(WorkspaceError):
    """The file is encrypted and no password was given."""

    sentence = N_("The workspace {name} is protected: type its password.")


class WrongPassword(WorkspaceError):
    """The key does not open the file; a destroyed file looks the same."""

    sentence = N_(
        "This password does not open {name}. Nothing was changed. Check capital letters and the "
        "keyboard's language, or use the recovery sheet. If the password is certainly right, the "
        "file itself is damaged or is not a workspace: restore the latest backup."
    )


class WrongRecoveryCode(WorkspaceError):
    """A well-formed recovery code belongs to another file or an older password."""

    sentence = N_(
        "This recovery sheet does not open {name}. Nothing was changed. After a change of "
        "password only the newest sheet opens the file: look for the one with the latest date."
    )


class MisreadRecoveryCode(WorkspaceError):
    """The checksum says that a recovery code was typed wrongly."""

    sentence = N_(
        "The recovery code is not complete or a letter is wrong. Compare it with the sheet, "
        "group by group; it has {groups} groups of {letters} letters and digits."
    )


class NotAWorkspace(WorkspaceError):
    """The file belongs to another program."""

    sentence = N_(
        "{name} is not a workspace of this program. It was left as it is. Workspaces end in "
        ".muniforeign; lists and contacts are brought in with “Import”."
    )


class EmptyFile(WorkspaceError):
    """The file has no bytes, as an interrupted copy leaves it."""

    sentence = N_(
        "The file {name} is empty: a copy was probably interrupted. Copy it again from where it "
        "came, or restore the latest backup."
    )


class Damaged(WorkspaceError):
    """Pages of the file cannot be read."""

    sentence = N_(
        "The file {name} is damaged: part of it is missing or cannot be read. Keep it, do not "
        "write to it, and restore the latest backup."
    )


class NewerWorkspace(WorkspaceError):
    """A later version of the program wrote the file."""

    sentence = N_(
        "The workspace {name} was made by a newer version of this program. It was left as it "
        "is. Install the newer version on this computer to open it."
    )


class FolderNotWritable(WorkspaceError):
    """The folder, the file or the medium is read-only."""

    sentence = N_(
        "The folder of {name} cannot be written to. Nothing was lost. Copy the workspace to a "
        "folder of your own, such as Documents, and open it there."
    )


class DiskFull(WorkspaceError):
    """No room is left; the transaction was taken back."""

    sentence = N_(
        "The disk with {name} is full: the last change was not saved, everything before it is "
        "safe. Make room on the disk and repeat the change."
    )


class DiskFailed(WorkspaceError):
    """The system could not read or write; a pulled stick, a lost network folder."""

    sentence = N_(
        "The file {name} could not be read or written: the last change was not saved, "
        "everything before it is safe. Check that the memory stick or network folder is "
        "connected, then try again."
    )


class AlreadyOpen(WorkspaceError):
    """Another window or another computer holds the file."""

    sentence = N_(
        "The workspace {name} is already open, in another window or on another computer. Close "
        "it there first; then open it here."
    )


class Busy(WorkspaceError):
    """Something else is writing or reading for longer than a person waits."""

    sentence = N_(
        "Another task is still working with {name}. Nothing was changed. Wait until it is done "
        "or cancel it, then try again."
    )


class StillReferenced(WorkspaceError):
    """A row that others refer to was to go, or a row refers to nothing."""

    sentence = N_(
        "This was not saved: other records refer to what was to be deleted, or what was chosen "
        "no longer exists. Nothing was changed. Look at the record again and repeat the change."
    )


class AlreadyTaken(WorkspaceError):
    """Two rows would have what only one may have."""

    sentence = N_(
        "This was not saved: another record already has the same reference or is already in "
        "this list. Nothing was changed."
    )


class UndoConflict(WorkspaceError):
    """A row has changed since the step that was to be undone or done again."""

    sentence = N_(
        "“{label}” can no longer be taken back or repeated: what it changed has been changed "
        "again since. Nothing was altered; correct the record by hand."
    )

    def text(self, language: Language) -> str:
        """The sentence, with the step's name in the same language."""
        label = language.gettext(str(self.fields["label"]))
        return language.gettext(self.message).format(label=label)


class ChangedMeanwhile(WorkspaceError):
    """On a server: somebody else wrote the same row since this transaction began."""

    sentence = N_(
        "This was not saved: a colleague changed the same record at the same moment. Nothing "
        "was overwritten. Look at the record as it is now and repeat the change."
    )


class RefusedByServer(WorkspaceError):
    """A value that a file keeps and a server does not: it is too long or has a NUL in it."""

    sentence = N_(
        "This was not saved: the server of {name} cannot keep a text or a number in it, because "
        "it is too long or has signs that cannot be shown. Nothing was changed. Shorten the "
        "text, or keep it as a paper beside the record."
    )


class ServerUnreachable(WorkspaceError):
    """The database server does not answer, has no such database or refuses the user."""

    sentence = N_(
        "The server of {name} does not answer or does not let this program in. What was saved "
        "is safe. Check the network and the address, or ask whoever looks after the server."
    )


class FilesOnly(WorkspaceError):
    """Backups, passwords and the like belong to workspaces that are one file."""

    sentence = N_(
        "{name} is kept on a server: backups and passwords are in the hands of whoever looks "
        "after the server."
    )
