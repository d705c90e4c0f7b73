"""The container of old Office: what is in it, whether it is whole, whether it is locked."""

from __future__ import annotations

import struct

import pytest

from cancu.ingest.read import ole

_END, _TABLE, _UNUSED = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def container(text: bytes = b"", flags: int = 0) -> bytes:
    """Return a container of three sectors: table of sectors, directory, Word's stream."""
    head = bytearray(ole.MAGIC.ljust(512, b"\0"))
    struct.pack_into("<HH", head, 0x1C, 0xFFFE, 9)
    struct.pack_into("<I", head, 0x2C, 1)
    struct.pack_into("<I109I", head, 0x48, 0, 0, 52428799, *[_UNUSED] * 107)  # Word leaves rubbish
    table = struct.pack("<128I", _TABLE, _END, _END, *[_UNUSED] * 125)
    entry = bytearray("WordDocument".encode("utf-16-le").ljust(128, b"\0"))
    struct.pack_into("<I", entry, 116, 2)
    stream = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags) + text
    return bytes(head) + table + bytes(entry).ljust(512, b"\0") + stream.ljust(512, b"\0")


def test_streams_are_told_by_the_directory() -> None:
    assert ole.streams(container(), "WordDocument", "Workbook") == {"WordDocument"}
    # the same letters in the text are no entry, nor is a name that goes on
    assert not ole.streams(container("xWorkbook\0".encode("utf-16-le")), "Workbook")
    assert not ole.streams(container(), "Word")


@pytest.mark.parametrize(
    ("cut", "is_cut"),
    [(0, False), (400, False), (512, True), (1024, True), (1536, True), (2000, True)],
)
def test_a_file_cut_short_is_told(cut: int, is_cut: bool) -> None:
    # the last sector need not be whole
    data = container()
    assert ole.is_cut_short(data[: len(data) - cut]) is is_cut


@pytest.mark.parametrize(("flags", "is_locked"), [(0x0100, True), (0x0200, False), (0, False)])
def test_a_locked_text_is_told(flags: int, is_locked: bool) -> None:
    assert ole.is_locked_word(container(flags=flags)) is is_locked


@pytest.mark.parametrize("data", [b"", ole.MAGIC, ole.MAGIC + bytes(range(256)) * 4])
def test_what_is_no_container_is_cut_short_and_not_locked(data: bytes) -> None:
    assert ole.is_cut_short(data)
    assert not ole.is_locked_word(data)
