"""What backs each duty: stated in it, stated above it, proposed through content, or the căn cứ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cancu.graph.model import Basis, Evidence, ProofLevel, Proposal
from cancu.graph.similar import Features, Measured, Weights, bounded, features, score, shared_words
from cancu.ingest.model import Assignment, Clause, ClauseKind, Reading, Role, UnitRole
from cancu.ingest.tables.grounding import Phrase, grounding, phrases

_PREAMBLE = "căn cứ"
_HEADINGS = frozenset(
    {
        ClauseKind.PART,
        ClauseKind.CHAPTER,
        ClauseKind.SECTION,
        ClauseKind.ARTICLE,
        ClauseKind.ROMAN,
    }
)
_MOST = 3  # content clauses proposed for one duty


@dataclass(frozen=True, slots=True)
class _Content:
    """A clause that a duty may carry out."""

    path: str
    section: str
    is_row: bool
    words: Measured
    trust: float  # how readily it is taken


@dataclass(frozen=True, slots=True)
class _Plan:
    """A reading prepared for the search: clauses by path, their words and terms."""

    reading: Reading
    clauses: dict[str, Clause]
    terms: Mapping[str, Features]
    weights: Weights
    dropped: tuple[Phrase, ...]
    parents: frozenset[str]  # paths that have clauses below them

    def text(self, path: str) -> str:
        """Return the words of a clause, white space folded."""
        return self.reading.document.quote(self.clauses[path].span)

    def words(self, path: str) -> str:
        """Return a clause's text without its mark: two clauses marked "e)" share no word."""
        clause = self.clauses[path]
        start = clause.marker.end if clause.marker else clause.span.start
        return self.reading.document.text[start : clause.span.end]

    def section(self, path: str) -> str:
        """Return the outermost heading above a clause, or the first one that hands out duties."""
        above = [path, *_above(path)][::-1]
        above = [p for p in above if p in self.clauses and not self._holds_all(p)] or [path]
        handing = (p for p in above if self.clauses[p].kind in _HEADINGS and self._says_so(p))
        return next(handing, above[0])

    def heading(self, path: str) -> str:
        """Return the words of the section's heading, in small letters."""
        return self.text(self.section(path)).casefold()

    def hands_out(self, path: str) -> bool:
        """Tell the sections and table rows that hand out duties from those that are content."""
        return self.clauses[path].kind is ClauseKind.ROW or self._says_so(self.section(path))

    def is_rule(self, path: str) -> bool:
        """Tell an article's rules from a plan that an article approves: rules are no tasks."""
        above = [self.clauses[p] for p in (path, *_above(path)) if p in self.clauses]
        articles = [clause.path for clause in above if clause.kind is ClauseKind.ARTICLE]
        in_chapter = any(clause.kind is ClauseKind.CHAPTER for clause in above)
        if in_chapter or not articles:
            return in_chapter
        first = self.words(articles[-1]).casefold().strip(" .:")
        return not first.startswith(grounding().approving)

    def _says_so(self, path: str) -> bool:
        """Read a heading: "Nhiệm vụ, phân công trách nhiệm" states the tasks themselves."""
        heading = self.text(path).casefold()
        handing = _first_of(grounding().distributing, heading)
        return handing >= 0 and not 0 <= _first_of(_task_labels(), heading) < handing

    def _holds_all(self, path: str) -> bool:
        return self.clauses[path].kind is ClauseKind.ATTACHED


def _first_of(phrases_: tuple[str, ...], text: str) -> int:
    """Return where the first of the phrases stands, -1 where none does."""
    return min((text.find(words) for words in phrases_ if words in text), default=-1)


def propose(reading: Reading, threshold: float | None = None) -> tuple[Proposal, ...]:
    """Return the content clauses that duties seem to carry out, best first for each duty.

    A duty that names an instrument itself needs none; where no clause reaches the threshold
    (the table's where none is given), nothing is proposed.
    """
    plan = _plan(reading)
    least = grounding().threshold if threshold is None else threshold
    contents = list(_contents(plan))
    cited = {citation.clause for citation in reading.citations}
    proposals: list[Proposal] = []
    for duty in _duties(reading):
        beside = _stated_beside(plan, duty)
        proposals += beside if beside or duty in cited else _nearest(plan, contents, duty, least)
    return tuple(proposals)


def _duties(reading: Reading) -> list[str]:
    duties = [a.clause for a in reading.assignments if a.role is UnitRole.RESPONSIBLE]
    order = {clause.path: place for place, clause in enumerate(reading.clauses)}
    return sorted(dict.fromkeys(duties), key=lambda path: order[path])


def _plan(reading: Reading) -> _Plan:
    clauses = {clause.path: clause for clause in reversed(reading.clauses)}
    dropped = _dropped(reading)
    terms: dict[str, Features] = {}
    parents = frozenset(clause.parent for clause in reading.clauses if clause.parent)
    plan = _Plan(reading, clauses, terms, Weights({}), dropped, parents)
    terms.update((path, features(plan.words(path), dropped)) for path in clauses)
    return replace(plan, weights=Weights.of(terms.values()))


def _dropped(reading: Reading) -> tuple[Phrase, ...]:
    """List what tells nothing: set phrases, and the names of the plan's own place and issuer."""
    words: list[str] = [" ".join(phrase) for phrase in grounding().boilerplate]
    for field in (reading.head.place, reading.head.issuer):
        syllables = field.value.split() if field else []
        for length in (2, 3, 4):
            starts = range(len(syllables) - length + 1)
            words += [" ".join(syllables[start : start + length]) for start in starts]
    return phrases(words)


def _stated_beside(plan: _Plan, duty: str) -> list[Proposal]:
    """Link a line that only says who ("Đơn vị chủ trì: …") to the task stated beside it."""
    if not _is_labelled(plan.text(duty), grounding().who_labels):
        return []
    line = duty
    above = plan.clauses[line].parent
    while above and _is_labelled(plan.text(above), grounding().who_labels):
        line, above = above, plan.clauses[above].parent
    content = _task_before(plan, line) or above
    return [Proposal(duty, content, 1.0, ())] if content in plan.clauses else []


def _is_labelled(text: str, labels: tuple[str, ...]) -> bool:
    """Tell a text that begins with one of `labels` and a colon, behind its mark."""
    label, colon, _ = text.casefold().partition(":")
    return bool(colon) and any(label.endswith(known) for known in labels) and len(label) < 60


def _task_before(plan: _Plan, line: str) -> str | None:
    parent = plan.clauses[line].parent
    found = None
    for clause in plan.reading.clauses:
        if clause.path == line:
            return found
        if clause.parent == parent and _is_labelled(plan.text(clause.path), _task_labels()):
            found = clause.path
    return found


def _task_labels() -> tuple[str, ...]:
    return grounding().task_labels


def _nearest(plan: _Plan, contents: list[_Content], duty: str, threshold: float) -> list[Proposal]:
    if not plan.hands_out(duty):
        return []
    words = plan.weights.measure(_duty_terms(plan, duty))
    own, is_row = plan.section(duty), plan.clauses[duty].kind is ClauseKind.ROW
    scores = {
        content.path: round(bounded(score(words, content.words, plan.weights) * content.trust), 4)
        for content in contents
        if content.section != own and not (is_row and content.is_row)
    }
    ranked = sorted(scores, key=lambda path: (-scores[path], path))
    least = max(threshold, grounding().near * scores[ranked[0]]) if ranked else 0.0
    chosen = [path for path in ranked if scores[path] >= least][:_MOST]
    return [Proposal(duty, path, scores[path], _shared(plan, duty, path)) for path in chosen]


def _shared(plan: _Plan, duty: str, content: str) -> tuple[str, ...]:
    return shared_words(plan.words(duty), plan.terms[content], plan.weights, plan.dropped)


def _duty_terms(plan: _Plan, duty: str) -> Features:
    """Return the terms of a duty without the units it names, with its own unit's field."""
    clause = plan.clauses[duty]
    named = [row for row in plan.reading.assignments if row.clause == duty]
    terms: dict[str, float] = features(_without_units(plan, clause, named), plan.dropped)
    field = grounding().own_field_weight
    general = tuple(sorted((*plan.dropped, *grounding().unit_words), key=lambda p: (-len(p), p)))
    for row in named:
        if row.role is UnitRole.RESPONSIBLE:
            for term, count in features(row.unit, general).items():
                terms.setdefault(term, count * field)
    return terms


def _without_units(plan: _Plan, clause: Clause, named: list[Assignment]) -> str:
    """Cut the names of units out: that two clauses name one office is no common content."""
    text = plan.words(clause.path)
    first = clause.span.end - len(text)
    inside = {row.span for row in named if first <= row.span.start and clause.span.holds(row.span)}
    for span in sorted(inside, reverse=True):
        start, end = span.start - first, span.end - first
        text = f"{text[:start]}.{text[end:]}"
    return text


def _contents(plan: _Plan) -> Iterator[_Content]:
    """Yield the clauses that state tasks, headings of sections left out."""
    for path, clause in plan.clauses.items():
        is_row = clause.kind is ClauseKind.ROW
        content = is_row or (not clause.kind.is_zone and not plan.hands_out(path))
        content = content and not plan.is_rule(path)
        section = plan.section(path)
        if content and section != path:
            words = plan.weights.measure(plan.terms[path])
            yield _Content(path, section, is_row, words, _trust(plan, path))


def _trust(plan: _Plan, path: str) -> float:
    """Say how readily a clause is taken for content.

    Purposes count less, so do table rows beside clauses, and a clause beside those below it.
    """
    table = grounding()
    trust = table.parent_weight if path in plan.parents else 1.0
    if any(words in plan.heading(path) for words in table.purposes):
        trust *= table.purpose_weight
    return trust * table.row_weight if plan.clauses[path].kind is ClauseKind.ROW else trust


def bases(reading: Reading, proposals: tuple[Proposal, ...]) -> tuple[Basis, ...]:
    """Return every basis of every duty, the strongest level of each, with its words."""
    found: list[Basis] = []
    for duty in _duties(reading):
        seen: set[int] = set()
        for basis in _bases_of(reading, duty, proposals):
            if basis.citation not in seen:
                seen.add(basis.citation)
                found.append(basis)
    return tuple(found)


def _bases_of(reading: Reading, duty: str, proposals: tuple[Proposal, ...]) -> Iterator[Basis]:
    yield from _at(reading, duty, duty, ProofLevel.EXPLICIT)
    for path in _above(duty):
        yield from _at(reading, duty, path, ProofLevel.SECTION)
    for proposal in proposals:
        if proposal.duty == duty:
            yield from _carried(reading, proposal)
    yield from _at(reading, duty, _PREAMBLE, ProofLevel.PREAMBLE)


def _above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _carried(reading: Reading, proposal: Proposal) -> Iterator[Basis]:
    """The proposed clause's own citations, else those of the nearest heading above it."""
    for path in (proposal.content, *_above(proposal.content)):
        found = list(_at(reading, proposal.duty, path, ProofLevel.CARRIED, proposal))
        if found:
            yield from found
            return


def _at(
    reading: Reading, duty: str, path: str, level: ProofLevel, proposal: Proposal | None = None
) -> Iterator[Basis]:
    """Yield the instruments that a clause names, but for those inside another's description."""
    for index, citation in enumerate(reading.citations):
        direct = citation.via is None and citation.role is not Role.PROPOSAL
        if citation.clause == path and direct:
            span = citation.mention.span
            document = reading.document
            evidence = Evidence(
                document.name,
                path,
                span.start,
                span.end,
                document.quote(span),
                document.page(span.start),
            )
            through = path if path != duty else None
            yield Basis(duty, index, level, evidence, through, proposal)
