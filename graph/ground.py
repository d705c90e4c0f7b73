"""What backs each duty: stated in it, stated above it, proposed through content, or the căn cứ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cancu.graph.acted_on import acted_on
from cancu.graph.model import Basis, Evidence, ProofLevel, Proposal
from cancu.graph.similar import Features, Measured, Weights, bounded, features, score, shared_words
from cancu.ingest.model import Clause, ClauseKind, Reading, Role, Span, UnitRole
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
    cited: Mapping[str, list[Span]]  # where each clause names instruments

    def text(self, path: str) -> str:
        """Return the words of a clause, white space folded."""
        return self.reading.document.quote(self.clauses[path].span)

    def words(self, path: str) -> Span:
        """Return where a clause's words stand, without its mark: two "e)" share no word."""
        clause = self.clauses[path]
        return Span(clause.marker.end if clause.marker else clause.span.start, clause.span.end)

    def told(self, path: str, cut: Iterable[Span] = ()) -> str:
        """Return a clause's words without `cut` and without the instruments it names.

        A number, date or issuer that two clauses both cite is no common task.
        """
        words, text = self.words(path), self.reading.document.text
        at, kept = words.start, []
        for span in sorted({*cut, *self.cited.get(path, ())}):
            if at <= span.start and span.end <= words.end:
                kept.append(text[at : span.start])
                at = span.end
        return ".".join([*kept, text[at : words.end]])

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
        kinds = {self.clauses[p].kind for p in self._way(path)}
        if ClauseKind.CHAPTER in kinds:
            return True
        return ClauseKind.ARTICLE in kinds and not self.is_approved(path)

    def is_approved(self, path: str) -> bool:
        """Tell what stands in an article that approves a plan."""
        way = (p for p in self._way(path) if self.clauses[p].kind is ClauseKind.ARTICLE)
        outermost = [*way][-1:]
        texts = (self.words(p).of(self.reading.document.text) for p in outermost)
        return any(t.casefold().strip(" .:").startswith(grounding().approving) for t in texts)

    def _way(self, path: str) -> list[str]:
        return [p for p in (path, *_above(path)) if p in self.clauses]

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
    proposals: list[Proposal] = []
    for duty in _duties(reading):
        beside = _stated_beside(plan, duty)
        proposals += (
            beside if beside or duty in plan.cited else _nearest(plan, contents, duty, least)
        )
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
    cited: defaultdict[str, list[Span]] = defaultdict(list)
    for citation in reading.citations:
        cited[citation.clause].append(citation.mention.span)
    plan = _Plan(reading, clauses, terms, Weights({}), dropped, parents, cited)
    terms.update((path, features(plan.told(path), dropped)) for path in clauses)
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
    scores = {
        content.path: round(bounded(score(words, content.words, plan.weights) * content.trust), 4)
        for content in _within_reach(plan, contents, duty)
    }
    ranked = sorted(scores, key=lambda path: (-scores[path], path))
    least = max(threshold, grounding().near * scores[ranked[0]]) if ranked else 0.0
    chosen = [path for path in ranked if scores[path] >= least][:_MOST]
    return [Proposal(duty, path, scores[path], _shared(plan, duty, path)) for path in chosen]


def _within_reach(plan: _Plan, contents: list[_Content], duty: str) -> Iterator[_Content]:
    """Yield the contents of other sections; a rule carries out only what its act approves."""
    own, is_row = plan.section(duty), plan.clauses[duty].kind is ClauseKind.ROW
    is_rule = plan.is_rule(duty)
    for content in contents:
        other = content.section != own and not (is_row and content.is_row)
        if other and (not is_rule or plan.is_approved(content.path)):
            yield content


def _shared(plan: _Plan, duty: str, content: str) -> tuple[str, ...]:
    return shared_words(plan.told(duty), plan.terms[content], plan.weights, plan.dropped)


def _duty_terms(plan: _Plan, duty: str) -> Features:
    """Return the terms of a duty with its own unit's field.

    The units that it names are cut out: that two clauses name one office is no common content.
    """
    named = [row for row in plan.reading.assignments if row.clause == duty]
    text = plan.told(duty, (row.span for row in named))
    terms: dict[str, float] = features(text, plan.dropped)
    field = grounding().own_field_weight
    general = tuple(sorted((*plan.dropped, *grounding().unit_words), key=lambda p: (-len(p), p)))
    for row in named:
        if row.role is UnitRole.RESPONSIBLE:
            for term, count in features(row.unit, general).items():
                terms.setdefault(term, count * field)
    return terms


def _contents(plan: _Plan) -> Iterator[_Content]:
    """Yield the clauses that state tasks, headings of sections left out."""
    handed = _handed_from_above(plan)
    for path, clause in plan.clauses.items():
        is_row = clause.kind is ClauseKind.ROW
        stated = not clause.kind.is_zone and not plan.hands_out(path) and path not in handed
        content = (is_row or stated) and not plan.is_rule(path)
        section = plan.section(path)
        if content and section != path:
            words = plan.weights.measure(plan.terms[path])
            yield _Content(path, section, is_row, words, _trust(plan, path))


def _handed_from_above(plan: _Plan) -> set[str]:
    """List the duties of a unit that a heading names: one unit's duty is not another's content."""
    duties = (row for row in plan.reading.assignments if row.role is UnitRole.RESPONSIBLE)
    return {row.clause for row in duties if not plan.clauses[row.clause].span.holds(row.span)}


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
    changed = acted_on(reading)
    own = _at(reading, duty, duty, ProofLevel.EXPLICIT)
    yield from (basis for basis in own if basis.citation not in changed)
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
