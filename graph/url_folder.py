"""A folder that is named by a URL: object storage, or another machine's. Needs fsspec."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from cancu.graph.files import PICTURES, SUFFIXES, Address, hash_of, is_hidden
from cancu.ingest.errors import IngestError, MissingProgram

_MARK = "://"  # never in a path: there two slashes are one
_AT_ONCE = 16  # files hashed at a time: most of it is waiting for the network
_INSTALL = "muốn đọc địa chỉ URL, hãy cài: pip install 'cancu[dask]'"
_PART = "thiếu thư viện để đọc loại địa chỉ này ({})"


def is_url(typed: str) -> bool:
    """Tell a URL from a path."""
    return _MARK in typed


class UrlFolder:
    """The documents below a URL. Raises `IngestError` where there is no such folder."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._system, root = reach(url)
        self._root = root.rstrip("/")

    def documents(self) -> dict[str, Address]:
        """Return the address of each document by its name."""
        return self._listed(SUFFIXES)

    def pictures(self) -> dict[str, Address]:
        """Return the address of each picture by its name."""
        return self._listed(PICTURES)

    def digests(self, addresses: Iterable[Address]) -> Iterator[str | OSError]:
        """Yield the hash of each file's bytes, or why it cannot be read."""
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            left = iter(addresses)
            while some := list(islice(left, _AT_ONCE * 8)):
                yield from threads.map(_digest, some)

    def _listed(self, suffixes: frozenset[str]) -> dict[str, Address]:
        with told(self._url, "không liệt kê được thư mục"):
            if not self._system.isdir(self._root or "/"):
                raise IngestError(self._url, "không phải thư mục")
            found = self._system.find(self._root or "/")
        named = {path.removeprefix(self._root).lstrip("/"): path for path in found}
        return {
            name: self._system.unstrip_protocol(path)
            for name, path in sorted(named.items())
            if PurePosixPath(name).suffix.lower() in suffixes
            and not is_hidden(PurePosixPath(name).parts)
        }


@contextmanager
def at_hand(address: str) -> Iterator[Path]:
    """Yield a file here with the bytes at `address`: itself, or a copy for as long as it is read.

    Raises `IngestError`.
    """
    if not is_url(address):
        yield Path(address)
        return
    system, path = reach(address)
    with TemporaryDirectory(prefix="cancu-") as folder:
        copy = Path(folder) / PurePosixPath(path).name
        with told(address, "không lấy được tệp"):
            system.get_file(path, str(copy))
        yield copy


def is_there(address: Address) -> bool:
    """Tell whether this machine can see a file; for a URL, also whether it can read such URLs."""
    if isinstance(address, Path):
        return address.exists()
    try:
        system, path = reach(address)
        return bool(system.exists(path))
    except Exception:  # noqa: BLE001 - no library, no right, no network: each file system has its own
        return False


def reach(url: str) -> tuple[Any, str]:
    """Return the file system of a URL or path, and the path in it. Raises `IngestError`."""
    try:
        import fsspec
    except ImportError:
        raise MissingProgram(url, _INSTALL) from None
    try:
        system, path = fsspec.url_to_fs(url)
    except ImportError as error:
        raise MissingProgram(url, _PART.format(error)) from None
    except ValueError as error:
        raise IngestError(url, f"không phải địa chỉ đọc được ({error})") from None
    return system, str(path)


@contextmanager
def told(url: str, what: str) -> Iterator[None]:
    """Turn what a file system raises, each its own kinds, into one line. Raises `IngestError`."""
    try:
        yield
    except IngestError:
        raise
    except Exception as error:
        raise IngestError(url, f"{what} ({words_of(error)})") from error


def words_of(error: BaseException) -> str:
    """Return an error of a library on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def _digest(address: Address) -> str | OSError:
    try:
        system, path = reach(str(address))
        with system.open(path, "rb") as file:
            return hash_of(file)
    except Exception as error:  # noqa: BLE001 - each file system has its own; it costs this file only
        return OSError(words_of(error))
