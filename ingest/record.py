"""A reading as the JSON record of the annotation guide."""

from __future__ import annotations

from typing import Any

from cancu.ingest.model import Citation, Field, Reading

_FIELDS = ("number", "type", "date", "issuer", "place", "title", "signer", "signer_title")


def record(reading: Reading) -> dict[str, Any]:
    """Return the record of `reading`; what the document does not state is null.

    A citation of a scan has a `doubt` too where letters that it rests on are not sure.
    """
    return {
        "document": {name: _value(getattr(reading.head, name)) for name in _FIELDS},
        "clauses": [clause.path for clause in reading.clauses if not clause.kind.is_zone],
        "citations": [_citation(reading, citation) for citation in reading.citations],
        "assignments": [
            {"clause": a.clause, "unit": a.unit, "role": a.role.value, "deadline": a.deadline}
            for a in reading.assignments
        ],
    }


def _value(field: Field | None) -> str | None:
    return field.value if field else None


def _citation(reading: Reading, citation: Citation) -> dict[str, Any]:
    mention = citation.mention
    row: dict[str, Any] = {"doubt": citation.doubt} if citation.doubt else {}
    return row | {
        "clause": citation.clause,
        "text": mention.text,
        "number": mention.number,
        "type": mention.type,
        "date": mention.date,
        "issuer": mention.issuer,
        "role": citation.role.value,
        "via": reading.citations[citation.via].key if citation.via is not None else None,
        "name": mention.name,
        "pinpoint": list(mention.pinpoint) or None,
    }
