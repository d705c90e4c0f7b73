"""Look for what is wrong in the documents, rule by rule."""

from __future__ import annotations

from collections.abc import Collection

from cancu.graph import rules_dates, rules_decisions, rules_form
from cancu.graph.finding import Checked, Finding, Rule

RULES = (
    Rule("order", "văn bản thực hiện, sửa đổi một văn bản ra đời sau nó", rules_dates.order),
    Rule("differing", "các nơi viện dẫn ghi ngày hoặc loại khác nhau", rules_dates.differing),
    Rule("future", "viện dẫn văn bản ban hành sau ngày của tài liệu", rules_dates.future),
    Rule("ended", "căn cứ đã hết hiệu lực", rules_dates.ended),
    Rule("unresolved", "chưa rõ viện dẫn văn bản nào", rules_form.unresolved),
    Rule("spelling", "một văn bản, số in nhiều cách", rules_form.spelling),
    Rule("duplicate", "nhiều tệp cùng số, cùng cơ quan, cùng năm", rules_form.duplicate),
    Rule("two-leads", "hai đơn vị cùng chủ trì một việc", rules_form.two_leads),
    Rule("not-full", "viện dẫn lần đầu không đủ thành phần", rules_form.not_full),
    Rule("not-taken-up", "việc cấp trên giao chưa có trong kế hoạch", rules_form.not_taken_up),
    Rule("stale", "quyết định của người xét không còn khớp với văn bản", rules_decisions.stale),
    Rule("no-basis", "nhiệm vụ chỉ có căn cứ chung hoặc không có căn cứ", rules_form.no_basis),
)


def check(
    checked: Checked, only: Collection[str] = (), without: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return what the rules find, rule by rule, each in the order of documents and places."""
    chosen = [r for r in RULES if (not only or r.code in only) and r.code not in without]
    return tuple(finding for rule in chosen for finding in sorted(rule.find(checked), key=_place))


def _place(finding: Finding) -> tuple[str, int, str]:
    first = finding.places[0]
    return first.document, first.start, finding.message
