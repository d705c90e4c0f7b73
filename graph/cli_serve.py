"""The command that opens the local site."""

from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path

from cancu.graph.cli_parts import Commands, add_graph, new_command

_HERE = "127.0.0.1"


def add_command(commands: Commands) -> None:
    """Add the command to the command line."""
    serve = new_command(commands, "serve", "mở trang để xem, lọc, soát bằng trình duyệt", _serve)
    serve.add_argument(
        "folder",
        metavar="THƯ MỤC",
        type=Path,
        nargs="?",
        default=Path("data/raw"),
        help="nơi có các văn bản (mặc định: data/raw)",
    )
    serve.add_argument("--port", metavar="CỔNG", type=int, default=8040, help="mặc định: 8040")
    serve.add_argument(
        "--host",
        metavar="ĐỊA CHỈ",
        default=_HERE,
        help="mặc định chỉ máy này xem được; địa chỉ khác thì phải có khoá",
    )
    add_graph(serve, may_move=True)


def _serve(options: argparse.Namespace) -> int:
    try:
        from cancu.graph.web.app import serve
        from cancu.graph.web.site import Site
    except ModuleNotFoundError as missing:
        print(f'cancu: thiếu {missing.name}; hãy cài: pip install ".[web]"', file=sys.stderr)
        return 1
    token = "" if options.host in (_HERE, "localhost", "::1") else secrets.token_urlsafe(24)
    question = f"?khoa={token}" if token else ""
    print(f"Mở trình duyệt tại: http://{options.host}:{options.port}/{question}", flush=True)
    print("Dừng: Ctrl+C", flush=True)
    serve(Site(options.folder, options.graph, token), options.host, options.port)
    return 0
