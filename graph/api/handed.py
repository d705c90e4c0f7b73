"""What is handed on to others: the assignment matrix, to look at and to save."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from cancu.graph.api.html import Html, differing, grid_of, tag
from cancu.graph.api.shown import MOST, Shown, left_out
from cancu.graph.elements import Graph
from cancu.graph.matrix import Matrix
from cancu.graph.matrix_excel import matrix_xlsx
from cancu.graph.matrix_rows import MatrixRow
from cancu.graph.matrix_word import matrix_docx
from cancu.graph.rows import Row
from cancu.graph.whole_file import put

_FORMS = {".docx": matrix_docx, ".xlsx": matrix_xlsx}


@dataclass(frozen=True, slots=True, repr=False)
class Assigned(Shown):
    """Who leads, who helps, by when and on what basis: of a plan, a unit or an instrument."""

    graph: Graph
    matrix: Matrix

    @property
    def title(self) -> str:
        """Return what the matrix is of."""
        return self.matrix.about or self.matrix.name

    def __len__(self) -> int:
        return len(self.matrix.rows)

    def rows(self) -> list[Row]:
        """Return a flat row a task."""
        return [_flat(row) for row in self.matrix.rows]

    def save(self, path: Path | str, annex: str = "") -> Path:
        """Write the matrix as Word or Excel, by the file's suffix; `annex` is a Roman numeral.

        Raises `ValueError` for another suffix, `OSError` where the file cannot be written.

        >>> base.matrix("40/KH-UBND").save("phan-cong.xlsx").name
        'phan-cong.xlsx'
        """
        target = Path(path)
        write = _FORMS.get(target.suffix.lower())
        if not write:
            raise ValueError(f"“{target.name}” phải có đuôi .docx hoặc .xlsx")
        put(target, write(self.graph, self.matrix, annex))
        return target

    def print_to(self, console: Console) -> None:
        """Print two lines a task."""
        console.print(Text(f"{self.title}: {len(self)} nhiệm vụ"), soft_wrap=True)
        for row in self.matrix.rows[:MOST]:
            leads = "; ".join(row.leads) or "không nêu đơn vị chủ trì"
            console.print(Text(f"  {row.document}, {row.path}: {leads}"), soft_wrap=True)
            console.print(Text(f"    “{' '.join(row.task)}”"), soft_wrap=True)
        if len(self) > MOST:
            console.print(Text(left_out(len(self))))

    def as_html(self) -> Html:
        """Return the first tasks as a table."""
        rows = self.rows()[:MOST]
        columns = ("Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Căn cứ", "Căn cứ đề xuất")
        rest = [tag("p", left_out(len(self)))] if len(self) > MOST else []
        table = grid_of(rows, (*differing(rows, "Tệp"), "Điều khoản", *columns))
        return tag("div", tag("p", tag("b", self.title)), table, *rest)


def _flat(row: MatrixRow) -> Row:
    return {
        "Tệp": row.document,
        "Điều khoản": row.path,
        "Trang": row.page,
        "Nhiệm vụ": "\n".join(row.task),
        "Chủ trì": "; ".join(row.leads),
        "Phối hợp": "; ".join(row.helps),
        "Tham mưu, báo cáo": "; ".join(row.advised),
        "Thời hạn": "; ".join(deadline.printed for deadline in row.deadlines),
        "Ngày tính được": "; ".join(deadline.due for deadline in row.deadlines if deadline.due),
        "Kết quả": "; ".join(row.results),
        "Căn cứ": "; ".join(dict.fromkeys(basis.instrument for basis in row.stated)),
        "Căn cứ đề xuất": "; ".join(dict.fromkeys(basis.instrument for basis in row.proposed)),
        "Căn cứ chung": "; ".join(dict.fromkeys(basis.instrument for basis in row.general)),
    }
