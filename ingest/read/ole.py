"""Tell what a file in the container of old Office holds, by its directory and not its name."""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_TABLE_COUNT, _TABLES = 44, 76  # where the header lists the sectors of the table
_FREE = 0xFFFFFFFA  # numbers from here on are marks, not sectors
_UNUSED = 0xFFFFFFFF
_ENTRY = 128  # bytes of a directory's entry, which begins with its name
_SECTOR_SHIFT = 30
_START_SECTOR = 116
_WORD_MARKS = (b"\xec\xa5", b"\xdc\xa5")  # of Word 97 and 6
_FIB_FLAGS = 0x0A
_ENCRYPTED = 0x0100


def streams(data: bytes, *names: str) -> set[str]:
    """Return which of the named streams the file's directory lists."""
    return {name for name in names if _entry(data, name) >= 0}


def is_locked_word(data: bytes) -> bool:
    """Tell a Word file whose text is encrypted."""
    entry = _entry(data, "WordDocument")
    if entry < 0 or len(data) < entry + _ENTRY:
        return False
    shift = min(int.from_bytes(data[_SECTOR_SHIFT : _SECTOR_SHIFT + 2], "little"), 20)
    number = entry + _START_SECTOR
    start = (int.from_bytes(data[number : number + 4], "little") + 1) << shift
    head = data[start : start + _FIB_FLAGS + 2]
    if not head.startswith(_WORD_MARKS):  # a small stream stands elsewhere; Word writes none
        return False
    return bool(int.from_bytes(head[_FIB_FLAGS:], "little") & _ENCRYPTED)


def is_cut_short(data: bytes) -> bool:
    """Tell a file that ends before the last sector that its table of sectors lists as used."""
    if len(data) < _HEADER:
        return True
    shift = int.from_bytes(data[_SECTOR_SHIFT : _SECTOR_SHIFT + 2], "little")
    if shift not in (9, 12):
        return True
    size = 1 << shift
    count = int.from_bytes(data[_TABLE_COUNT : _TABLE_COUNT + 4], "little")
    listed: list[int] = list(struct.unpack_from("<109I", data, _TABLES))[:count]
    tables = [number for number in listed if number < _FREE]
    for index, sector in reversed(list(enumerate(tables))):
        table = data[(sector + 1) * size : (sector + 2) * size]
        if len(table) < size:
            return True
        entries: tuple[int, ...] = struct.unpack(f"<{size // 4}I", table)
        used = [n for n, following in enumerate(entries) if following != _UNUSED]
        if used:  # the last sector may end early: its stream needs no more
            return len(data) <= (index * len(entries) + used[-1] + 1) * size
    return True


def _entry(data: bytes, name: str) -> int:
    """Return where the entry of a stream begins, -1 where there is none."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    place = data.find(wanted)
    while place >= 0 and place % _ENTRY:
        place = data.find(wanted, place + 1)
    return place
