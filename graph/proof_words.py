"""What a citation was read as, in one line for a person who proof-reads."""

from __future__ import annotations

from cancu.graph.proof import chain_of
from cancu.graph.rows import CITED_LABELS, printed_date
from cancu.ingest.model import Citation, Reading
from cancu.ingest.tables import types


def citation_words(reading: Reading, citation: Citation) -> str:
    """Return type, date, issuer, pinpoint, role and chain, as far as they are known."""
    mention, meant = citation.mention, citation.resolution
    said = [types.label(mention.type) if mention.type else "không rõ loại"]
    said += [printed_date(meant.date) or "", meant.issuer or "", *mention.pinpoint]
    said.append(CITED_LABELS[citation.role.value])
    via = chain_of(reading, citation)
    said.append(f"trong mô tả {via}" if via else "")
    return " · ".join(part for part in said if part)
