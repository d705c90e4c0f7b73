"""The command line's own words in Vietnamese: help headings and one-line usage errors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import NoReturn

import regex

USAGE_ERROR = 2
# argparse says these in English whatever the locale; the values stand where the groups are.
_SAID = (
    (r"the following arguments are required: (.+)", r"thiếu: \1"),
    (r"one of the arguments (.+) is required", r"thiếu một trong: \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu: \1"),
    (
        r"argument .+?: invalid choice: '(.*?)' \(choose from (.+)\)",
        r"không có lệnh “\1”; các lệnh: \2",
    ),
    (r"argument (.+?): expected (?:one|at least one) argument", r"sau \1 còn thiếu giá trị"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 không đi cùng \2"),
    (r"argument (.+?): ignored explicit argument '(.*)'", r"\1 không nhận giá trị “\2”"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 có thể là \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese; a wrong usage is one line and exit code 2."""

    def __init__(self, prog: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            formatter_class=_Formatter,
            add_help=False,
        )
        self._positionals.title = "cần cho biết"
        self._optionals.title = "tuỳ chọn"
        self.add_argument("-h", "--help", action="help", help="in cách dùng rồi thôi")

    def error(self, message: str) -> NoReturn:
        """Print one line and stop."""
        print(f"{self.prog}: {in_vietnamese(message)} (xem: {self.prog} --help)", file=sys.stderr)
        sys.exit(USAGE_ERROR)


def in_vietnamese(message: str) -> str:
    """Return what argparse has to say in Vietnamese; what is not known stays as it is."""
    for pattern, said in _SAID:
        found = regex.fullmatch(pattern, message)
        if found:
            return str(found.expand(said))
    return message
