"""Read files in a process of its own: a bad one takes nothing along. Run by `reading_pool`.

One request a line on standard input; each answer is a line of JSON, and the packed facts after it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any, BinaryIO

from cancu.graph.facts import Facts, facts_of, pack
from cancu.graph.url_folder import at_hand
from cancu.ingest.errors import IngestError
from cancu.ingest.extract import read

READ_BETTER = frozenset({"page-without-text", "garbled-text"})  # codes of pages worth an OCR
_TOO_MUCH = "cần quá nhiều bộ nhớ nên không đọc; hãy chia nhỏ tệp"
_GRACE = 20  # seconds: the pool stops a file first, the alarm is for when the pool itself is gone


def main() -> int:
    """Answer requests until there are no more."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer
    seconds, memory = (int(value) for value in sys.argv[1:3])
    _bound(memory)
    answers.write(b"\n")  # begun
    answers.flush()
    for line in requests:
        request = json.loads(line)
        _alarm(seconds + _GRACE)
        _answer(answers, *outcome_of(request["path"], request["name"], request["ocr"]))
        _alarm(0)
    return 0


def outcome_of(address: str, name: str, ocr: bool) -> tuple[dict[str, Any], bytes]:
    """Read a file; return the values of its outcome, and its packed facts."""
    try:
        with at_hand(address) as path:
            return row_of(facts_of(read(path, ocr), name))
    except IngestError as error:
        return {"reason": f"{name}: {error.message}"}, b""
    except MemoryError:
        return {"reason": f"{name}: {_TOO_MUCH}", "apart": True}, b""
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one file costs only that file
        told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return {"reason": f"{name}: lỗi của chương trình khi đọc tệp này ({told})"}, b""


def row_of(facts: Facts) -> tuple[dict[str, Any], bytes]:
    """Return what the store keeps of facts: its values, and their packed body."""
    unread = any(problem.code in READ_BETTER for problem in facts.problems)
    return {"digest": facts.digest, "unread": int(unread)}, pack(facts)


def _answer(answers: BinaryIO, head: dict[str, Any], body: bytes) -> None:
    line = json.dumps({**head, "size": len(body)}, ensure_ascii=False)
    answers.write(line.encode() + b"\n" + body)
    answers.flush()


def _bound(memory: int) -> None:
    """Let a file that wants more than `memory` bytes fail by itself."""
    try:
        import resource
    except ImportError:  # not on this system
        return
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (memory, hard))


def _alarm(seconds: int) -> None:
    """Ask the system to end this process; its default way does not need Python to be awake."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    sys.exit(main())
