"""The errors that reading a file can raise; each names the file and the way out."""

from __future__ import annotations


class IngestError(Exception):
    """A file that cannot be read. `str(error)` is one Vietnamese line for the user."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message


class EmptyFile(IngestError):
    """No bytes, or no text in them."""


class UnknownFormat(IngestError):
    """Neither the suffix nor the first bytes tell a format that is read here."""


class WrongSuffix(IngestError):
    """The bytes are of another format than the suffix says, and not of one read here."""


class DamagedFile(IngestError):
    """Truncated or malformed."""


class EncryptedFile(IngestError):
    """Needs a password."""


class NoTextLayer(IngestError):
    """Pages are images only: a scan."""


class TooLarge(IngestError):
    """Unpacks to more than the limits allow (zip bomb, giant page)."""


class MissingProgram(IngestError):
    """A system program that this format needs is not installed."""
