"""How much of a file is unpacked and read, whatever it claims about itself."""

from __future__ import annotations

MEGABYTE = 1 << 20

FILE_BYTES = 256 * MEGABYTE  # no administrative document comes near
ARCHIVE_MEMBERS = 10_000
PART_BYTES = 64 * MEGABYTE  # one XML part: some ten thousand pages
ARCHIVE_BYTES = 1024 * MEGABYTE  # all that an archive says it holds, pictures included
FREE_BYTES = 16 * MEGABYTE  # an archive that holds less may be packed as tightly as it likes
RATIO = 100  # unpacked to packed; the tightest real document measured is 43
PAGES = 20_000
NESTING = 10_000  # elements of a page left open: the parser takes time with their square
PAGE_LETTERS = 500_000  # on one page of a PDF
