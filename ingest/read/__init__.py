"""One module a format: bytes → `Source` (text as the file holds it, with blocks and pages)."""
