"""Values that print themselves in a terminal, a notebook and a data frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

from rich.console import Console
from rich.text import Text

from cancu.graph.api.html import Html, faint, grid_of, joined
from cancu.graph.rows import Row

if TYPE_CHECKING:
    import pandas

MOST = 20  # items that a notebook or a prompt shows of a long answer
_WIDTH = 100  # characters of a line at a prompt


class SeveralFound(Exception):
    """One was asked for, and there are several or none. `str(error)` is one Vietnamese line."""


class MissingExtra(Exception):
    """A package that only this needs is not installed. `str(error)` says how to get it."""


class Shown:
    """A value that prints itself: `repr` at a prompt, HTML in a notebook, `frame()` for pandas."""

    __slots__ = ()

    def rows(self) -> list[Row]:
        """Return flat rows with Vietnamese headings, as `--csv` prints them."""
        raise NotImplementedError

    def frame(self) -> pandas.DataFrame:
        """Return the rows as a pandas data frame. Raises `MissingExtra` without pandas.

        >>> frame = base.duties().frame()
        >>> list(frame["Điều khoản"][:2])
        ['III/1/-1', 'III/1/-2']
        """
        try:
            import pandas
        except ImportError:
            raise MissingExtra("thiếu pandas; hãy cài: pip install 'cancu[pandas]'") from None
        return pandas.DataFrame(self.rows())

    def to_pandas(self) -> pandas.DataFrame:
        """Return the same as `frame()`."""
        return self.frame()

    def print_to(self, console: Console) -> None:
        """Print the value as the command line does."""
        raise NotImplementedError

    def as_html(self) -> Html:
        """Return the value as HTML; every word of a document is escaped."""
        return grid_of(self.rows())

    def __repr__(self) -> str:
        console = Console(file=StringIO(), width=_WIDTH, highlight=False, color_system=None)
        with console.capture() as captured:
            self.print_to(console)
        return captured.get().rstrip()

    def _repr_html_(self) -> str:
        return str(self.as_html())


T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Table(Shown, Sequence[T], Generic[T]):
    """Answers in order. An index gives one of them, a slice a shorter table of the same kind."""

    items: tuple[T, ...] = ()

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Self: ...

    def __getitem__(self, index: int | slice) -> T | Self:
        if isinstance(index, slice):
            return replace(self, items=self.items[index])
        return self.items[index]

    @property
    def only(self) -> T:
        """Return the one answer. Raises `SeveralFound` where there is not exactly one.

        >>> base.unit("Phòng Nội vụ").only.place
        'Ủy ban nhân dân Quận 11'
        """
        if len(self.items) == 1:
            return self.items[0]
        named = "; ".join(title_of(item) for item in self.items[:MOST])
        raise SeveralFound(f"có {len(self.items)} kết quả, không phải một: {named or 'không có'}")

    def print_to(self, console: Console) -> None:
        """Print the first items as the command line does, and how many are left out."""
        self.print_items(console, self.items[:MOST])
        if len(self) > MOST:
            console.print(Text(left_out(len(self))))

    def print_items(self, console: Console, items: tuple[T, ...]) -> None:
        """Print some items."""
        for item in items:
            console.print(Text(title_of(item)), soft_wrap=True)
        if not items:
            console.print("Không có dòng nào.")

    def as_html(self) -> Html:
        """Return the first items as HTML, and how many are left out."""
        shown = self.html_of(self[:MOST])
        return joined([shown, faint(left_out(len(self)))]) if len(self) > MOST else shown

    def html_of(self, shown: Self) -> Html:
        """Return a table that is short enough as HTML."""
        return grid_of(shown.rows())


def left_out(count: int) -> str:
    """Say how many of `count` items are not shown."""
    return f"… và {count - MOST} kết quả nữa; .frame() cho cả bảng."


def title_of(item: object) -> str:
    """Return what an item is called in a list."""
    return str(getattr(item, "title", item))
