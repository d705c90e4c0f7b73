"""JSON as the store keeps it: keys sorted, letters as they are; many times the library's speed."""

from __future__ import annotations

from typing import Any

import msgspec

_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder()


def dumped(value: object) -> str:
    """Return `value` as one line."""
    return _encoder.encode(value).decode()


def dumped_bytes(value: object) -> bytes:
    """Return `value` as one line of UTF-8."""
    return _encoder.encode(value)


def loaded(text: str | bytes) -> Any:  # noqa: ANN401 - as the library's
    """Return what `text` says."""
    return _decoder.decode(text)
