"""Generate a store of a million edges, or of any number, without reading a document."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from cancu.graph.duty_index import DutyRow, insert_duties
from cancu.graph.store import EdgeRow, NodeRow, insert_edges, insert_nodes, insert_words
from cancu.graph.store_writing import changing

_DUTY_EDGES = 4  # grounded in two instruments, in one document, given to one unit
_CHAINS = 2  # instruments of the tier above that each carries out
# From laws and resolutions at the top down to the plans of communes: shares of all instruments.
_TIERS = (0.01, 0.03, 0.08, 0.18, 0.30, 0.40)
UNITS = 2000
_DOCUMENT = {
    "file": "a",
    "number": None,
    "date": None,
    "issuer": None,
    "title": "a",
    "problems": [],
}
# The chain of bases as anybody would write it.
BARE = """WITH RECURSIVE met(id) AS (SELECT ? UNION
  SELECT edges.target FROM edges JOIN met ON edges.source = met.id
  WHERE edges.kind IN ('implements', 'based_on', 'details', 'guides_application'))
  SELECT count(*) FROM met"""


def sizes(edges: int) -> tuple[int, int]:
    """Return the numbers of instruments and duties of a store of so many edges."""
    instruments = edges // 20
    return instruments, (edges - instruments * _CHAINS) // _DUTY_EDGES


def write(folder: Path, edges: int) -> None:
    """Write the store."""
    instruments, duties = sizes(edges)
    with changing(folder) as database:
        insert_nodes(database, _nodes(instruments, duties))
        insert_edges(database, _edges(instruments, duties))
        insert_duties(database, _listed(duties))
        rows = ((f"a#I/{number}", f"viec thu {number} cua ke hoach") for number in range(duties))
        insert_words(database, enumerate(rows, 1))


def instrument(number: int) -> str:
    return f"văn bản: {number}/QĐ-TTg@2025"


def _nodes(instruments: int, duties: int) -> Iterator[NodeRow]:
    empty = {"type": "QĐ", "date": None, "issuer": None, "subject": None, "name": None}
    for number in range(instruments):
        label = f"{number}/QĐ-TTg"
        rest = {**empty, "number": label, "reason": "", "differing": {}, "key": _key(number)}
        yield instrument(number), "instrument", label, _key(number), json.dumps(rest)
    for number in range(UNITS):
        rest = {"folded": f"phong {number}", "place": None}
        yield f"đơn vị: {number}", "unit", f"Phòng {number}", f"phong {number}", json.dumps(rest)
    for number in range(duties):
        text = f"Việc thứ {number} của kế hoạch"
        rest = {"document": "a", "path": f"I/{number}", "order": number, "text": text}
        yield f"a#I/{number}", "duty", f"I/{number}", f"i/{number}", json.dumps(rest)
    yield "tài liệu: a", "document", "a", "", json.dumps(_DOCUMENT)


def _listed(duties: int) -> Iterator[DutyRow]:
    for number in range(duties):
        yield f"a#I/{number}", "a", number, "explicit", int(number % 3 == 0), ""


def _key(number: int) -> str:
    return f"{number}/qd/ttg"


def _tiers(instruments: int) -> Iterator[tuple[int, range]]:
    """Yield each instrument below the top with those that it may carry out."""
    ends = [round(instruments * sum(_TIERS[: place + 1])) for place in range(len(_TIERS))]
    for above, (start, end) in zip([0, *ends], pairwise(ends), strict=False):
        for number in range(start, end):
            yield number, range(above, start)


def _edges(instruments: int, duties: int) -> Iterator[EdgeRow]:
    chance = random.Random(0)
    proof = {"clause": "I/1", "document": "a", "end": 90, "page": 3, "quote": "theo Quyết định số"}
    acts = json.dumps({"evidence": {**proof, "start": 10}, "nature": "content", "part": False})
    for number, above in _tiers(instruments):
        for key in range(_CHAINS):
            upper = chance.choice(above)
            kind = chance.choice(("implements", "based_on"))
            yield instrument(number), instrument(upper), f"{kind}@a:{key}", kind, acts
    grounded = {"level": "explicit", "through": None, "content": None, "score": None, "shared": []}
    basis = json.dumps({"evidence": {**proof, "start": 20}, **grounded})
    held = json.dumps({"evidence": {**proof, "start": 30}})
    rest = {"role": "responsible", "deadline": None, "deadline_evidence": None}
    given = json.dumps({"evidence": {**proof, "start": 40}, **rest})
    for number in range(duties):
        duty = f"a#I/{number}"
        for key in range(2):
            upper = instrument(chance.randrange(instruments))
            yield duty, upper, f"grounded_in@a:{key}", "grounded_in", basis
        yield "tài liệu: a", duty, "contains@a:0", "contains", held
        unit = f"đơn vị: {chance.randrange(UNITS)}"
        yield duty, unit, "assigned_to@a:0", "assigned_to", given
