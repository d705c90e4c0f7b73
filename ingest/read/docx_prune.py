"""Take out of a part's tree what its accepted, printed form does not show."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from cancu.ingest.model import Problem
from cancu.ingest.read.docx_styles import W, is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RUN_LOOK, _ROW_LOOK = f"{W}rPr", f"{W}trPr"
_P, _BOX = f"{W}p", f"{W}txbxContent"
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo", f"{W}cellIns"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}cellDel"})
_FORMER = frozenset(
    f"{W}{kind}Change" for kind in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr")
) | {f"{W}numberingChange", f"{W}tblPrExChange"}
_HIDDEN = f"{W}vanish"
_CHUNK = f"{W}altChunk"
_ALTERNATIVES = f"{_MC}AlternateContent"
_ODD = (*_INSERTED, *_DELETED, *_FORMER, _HIDDEN, _CHUNK, _ALTERNATIVES)

Boxes = dict[etree._Element, list[etree._Element]]

_TRACKED = Problem(
    "tracked-changes",
    "văn bản còn thay đổi chưa chấp nhận: đã đọc phần thêm, bỏ phần xoá",
)
_HIDDEN_TEXT = Problem("hidden-text", "văn bản có chữ ẩn, không in ra: đã bỏ")
_OUTSIDE = Problem("embedded-file", "văn bản nhúng một tệp khác chưa được đọc: cần xem bằng Word")


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was found: the text boxes by the paragraph that anchors them, and problems."""

    boxes: Boxes = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def prune(root: etree._Element) -> Pruned:
    """Remove deletions, former settings, hidden runs and doubled alternatives from the tree.

    Text boxes are taken out of the paragraphs that anchor them and returned.
    """
    problems: set[Problem] = set()
    for element in list(root.iter(*_ODD)):
        problem = _prune_one(element)
        if problem:
            problems.add(problem)
    return Pruned(_take_boxes(root), tuple(sorted(problems, key=lambda problem: problem.code)))


def _prune_one(element: etree._Element) -> Problem | None:
    tag = element.tag
    if tag in _DELETED:
        _delete(element)
        return _TRACKED
    if tag in _INSERTED:
        return _TRACKED
    if tag == _HIDDEN:
        return _hide(element)
    if tag == _CHUNK:
        return _OUTSIDE
    if tag == _ALTERNATIVES:
        _keep_one(element)
    else:
        _remove(element)
    return None


def _delete(element: etree._Element) -> None:
    """A deletion stands around what is deleted or, as a mark, in the settings of it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tag == f"{W}cellDel" or parent.tag == _ROW_LOOK:
        _remove(parent.getparent())
    elif parent.tag != _RUN_LOOK:
        _remove(element)


def _hide(element: etree._Element) -> Problem | None:
    look = element.getparent()
    run = None if look is None else look.getparent()
    if run is None or run.tag != f"{W}r" or not is_on(element):
        return None
    has_words = next(run.iter(f"{W}t"), None) is not None
    _remove(run)
    return _HIDDEN_TEXT if has_words else None


def _keep_one(element: etree._Element) -> None:
    """Keep the first alternative: the others say the same for older programs."""
    for other in list(element)[1:]:
        _remove(other)


def _remove(element: etree._Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


def _take_boxes(root: etree._Element) -> Boxes:
    boxes: Boxes = {}
    for box in list(root.iter(_BOX)):
        anchor = next(box.iterancestors(_P), None)
        if anchor is not None:
            boxes.setdefault(anchor, []).append(box)
            _remove(box)
    return boxes
