"""Take out of a part's tree what its accepted, printed form does not show."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from cancu.ingest.model import Problem
from cancu.ingest.read.docx_styles import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RUN_LOOK, _ROW_LOOK = f"{W}rPr", f"{W}trPr"
_P, _BOX = f"{W}p", f"{W}txbxContent"
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo", f"{W}cellIns"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}cellDel"})
_FORMER = frozenset(
    f"{W}{kind}Change" for kind in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr")
) | {f"{W}numberingChange", f"{W}tblPrExChange"}
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_ALTERNATIVES = f"{_MC}AlternateContent"
Boxes = dict[etree._Element, list[etree._Element]]

_TRACKED = Problem(
    "tracked-changes",
    "văn bản còn thay đổi chưa chấp nhận: đã đọc phần thêm, bỏ phần xoá",
)
_OUTSIDE = {
    f"{W}altChunk": Problem(
        "embedded-file", "văn bản nhúng một tệp khác chưa được đọc: cần xem bằng Word"
    ),
    _OBJECT: Problem(
        "embedded-object", "văn bản nhúng bảng tính hoặc đối tượng khác, chữ trong đó chưa được đọc"
    ),
    _CHART: Problem("drawing", "văn bản có biểu đồ, chữ trong đó chưa được đọc"),
    _DIAGRAM: Problem("drawing", "văn bản có sơ đồ (SmartArt), chữ trong đó chưa được đọc"),
}
_TEXTS = (f"{W}t", f"{W}sym", _BOX)
_ODD = (*_INSERTED, *_DELETED, *_FORMER, *_OUTSIDE, _ALTERNATIVES, _BOX)


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was found: the text boxes by the paragraph that anchors them, and problems."""

    boxes: Boxes = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def prune(root: etree._Element) -> Pruned:
    """Remove deletions, former settings and doubled alternatives from the tree.

    Text boxes are taken out of the paragraphs that anchor them and returned.
    """
    problems: set[Problem] = set()
    boxes: Boxes = {}
    for element in list(root.iter(*_ODD)):
        if element.tag == _BOX:
            _take_box(element, boxes)
        elif problem := _prune_one(element):
            problems.add(problem)
    return Pruned(boxes, tuple(sorted(problems, key=lambda problem: problem.message)))


def _prune_one(element: etree._Element) -> Problem | None:
    tag = element.tag
    if tag in _DELETED:
        _delete(element)
        return _TRACKED
    if tag in _INSERTED:
        return _TRACKED
    if tag in _OUTSIDE:
        return _OUTSIDE[tag]
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


def _keep_one(element: etree._Element) -> None:
    """Keep the first alternative with words: the others say the same for older programs."""
    choices = list(element)
    kept = next((one for one in choices if next(one.iter(*_TEXTS), None) is not None), None)
    for other in choices:
        if other is not (choices[0] if kept is None else kept):
            _remove(other)


def _remove(element: etree._Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


def _take_box(box: etree._Element, boxes: Boxes) -> None:
    anchor = next(box.iterancestors(_P), None)
    if anchor is not None:
        boxes.setdefault(anchor, []).append(box)
        _remove(box)
