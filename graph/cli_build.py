"""The command that reads a folder: which files, what reads them, where readings are kept."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cancu.graph.cli_parts import Commands, add_graph, add_limits, add_ocr, new_command

if TYPE_CHECKING:
    from cancu.graph.files import Source
    from cancu.graph.reading_pool import Engine

_FAILED = 1
_SECONDS, _SECONDS_OCR = 300, 1800  # that reading one file may take
_FOLDER = "data/raw"
_NO_FILES = "--from-readings không đọc tệp nào nên không đi cùng THƯ MỤC, --ocr, --dask"


def add_command(commands: Commands) -> None:
    """Add `cancu build`."""
    command = new_command(commands, "build", "đọc cả thư mục vào đồ thị", _build)
    command.add_argument(
        "folder",
        metavar="THƯ MỤC",
        nargs="?",
        help="nơi có các văn bản, hoặc địa chỉ URL như s3://… (mặc định: data/raw)",
    )
    add_ocr(command)
    add_limits(command)
    _add_machines(command)
    add_graph(command, may_move=True)
    command.set_defaults(wrong=command.error)


def _add_machines(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--dask",
        metavar="ĐỊA CHỈ",
        help="đọc trên các máy của cụm Dask ở địa chỉ này (tcp://máy:8786)",
    )
    kept = command.add_mutually_exclusive_group()
    kept.add_argument(
        "--readings",
        metavar="NƠI",
        help="giữ bản đọc từng văn bản (Parquet) ở thư mục hoặc URL này; có sẵn thì không đọc lại",
    )
    kept.add_argument(
        "--from-readings",
        metavar="NƠI",
        help="dựng từ bản đọc đã giữ, không cần các tệp",
    )


def _build(options: argparse.Namespace) -> int:
    from cancu.graph.folder import build_folder
    from cancu.graph.kept_readings import finish, kept_in
    from cancu.graph.reading_pool import Limits
    from cancu.graph.readings import Readings
    from cancu.graph.show_build import show_built, watch

    seconds = options.timeout
    if seconds is None:
        seconds = _SECONDS_OCR if options.ocr else _SECONDS
    limits = Limits(options.jobs, seconds)
    source, engine = _kept(options) if options.from_readings else _files(options)
    readings = Readings(options.readings) if options.readings else None
    if readings:
        engine = kept_in(readings, engine)
    built = build_folder(source, options.graph, watch(), options.ocr, limits, engine)
    if readings:
        finish(readings, options.graph)
    show_built(built, options.graph)
    return _FAILED if built.failed else 0


def _kept(options: argparse.Namespace) -> tuple[Source, Engine]:
    from cancu.graph.kept_readings import ReadingsFolder
    from cancu.graph.readings import Readings

    if options.folder or options.ocr or options.dask:
        options.wrong(_NO_FILES)
    source = ReadingsFolder(Readings(options.from_readings))
    return source, source.read


def _files(options: argparse.Namespace) -> tuple[Source, Engine]:
    from cancu.graph.files import Folder
    from cancu.graph.reading_dask import on_cluster
    from cancu.graph.reading_pool import read_all
    from cancu.graph.url_folder import UrlFolder, is_url

    typed = options.folder or _FOLDER
    source: Source = UrlFolder(typed) if is_url(typed) else Folder(Path(typed))
    return source, on_cluster(options.dask) if options.dask else read_all
