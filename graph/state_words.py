"""An instrument's state on a day in one line."""

from __future__ import annotations

from cancu.graph.rows import printed_date
from cancu.graph.validity import NO_WORD, State


def state_text(state: State | None) -> str:
    """Return the state with what it rests on, empty where no day was asked for.

    That nothing is known is the common case; `day_notes` says it once.
    """
    if state is None:
        return ""
    if state.code == "unknown" and state.reason == NO_WORD:
        return f"Ngày {printed_date(state.day)}: {state.label}"
    said = [f"từ {printed_date(state.since)}" if state.since else "", state.source, state.reason]
    said.insert(1, f"bởi {state.by}" if state.by else "")
    details = "; ".join(part for part in said if part)
    return f"Ngày {printed_date(state.day)}: {state.label}{f' ({details})' if details else ''}"


def day_notes(day: str | None) -> tuple[str, ...]:
    """Return what a reader must know of the states on `day` (ISO); nothing where none is asked."""
    if not day:
        return ()
    shown = printed_date(day)
    return (f"Hiệu lực là tại ngày {shown}. “Chưa rõ hiệu lực”: {NO_WORD}.",)
