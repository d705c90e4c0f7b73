"""Take documents in: each is read before it is kept, then the graph is brought up to date."""

from __future__ import annotations

import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import regex
from fastapi import APIRouter, Request, UploadFile
from fastapi.responses import HTMLResponse, Response

from cancu.graph.files import SUFFIXES
from cancu.graph.folder import build_folder
from cancu.graph.web.site import Site
from cancu.graph.web.view import page
from cancu.ingest.errors import IngestError
from cancu.ingest.extract import read

router = APIRouter()
_ODD = regex.compile(r'[\p{C}<>:"/\\|?*]+')
_LONGEST = 120  # characters of a name
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file."""

    name: str
    kept: bool
    words: str


@router.get("/them")
def form(request: Request) -> HTMLResponse:
    """Show where documents are dropped."""
    return page(request, "upload.html", suffixes=sorted(SUFFIXES), taken=())


@router.post("/them")
def take(request: Request, tep: list[UploadFile]) -> Response:
    """Read each file; keep those that can be read."""
    site: Site = request.app.state.site
    with site.writing():
        taken = [_take(site, upload) for upload in tep]
    part = request.headers.get("X-Requested-With") == "cancu"
    template = "upload_rows.html" if part else "upload.html"
    done = any(one.kept for one in taken)
    if done and not part:
        _build(site)
    return page(request, template, suffixes=sorted(SUFFIXES), taken=taken)


@router.post("/them/xong")
def link(request: Request) -> HTMLResponse:
    """Bring the graph up to date with all that was taken."""
    site: Site = request.app.state.site
    with site.writing():
        built = _build(site)
    return page(request, "upload_done.html", failed=built)


def _build(site: Site) -> tuple[str, ...]:
    return build_folder(site.raw, site.graph).failed


def _take(site: Site, upload: UploadFile) -> Taken:
    name = safe_name(upload.filename or "")
    if Path(name).suffix.lower() not in SUFFIXES:
        return Taken(name or "(không tên)", False, "không phải loại tệp đọc được")
    site.raw.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".them-", dir=site.raw) as folder:
        path = Path(folder) / name
        if not _written(upload, path, site.largest):
            return Taken(name, False, f"lớn hơn {site.largest // 1_000_000} MB")
        try:
            reading = read(path)
        except IngestError as error:
            return Taken(name, False, str(error).replace(f"{path}", name))
        return _kept(site, path, len(reading.clauses), len(reading.citations))


def _kept(site: Site, path: Path, clauses: int, citations: int) -> Taken:
    target, same = _free(site.raw, path)
    if same:
        return Taken(path.name, True, "đã có tệp này")
    path.replace(target)
    renamed = (
        f"đã có tệp khác cùng tên, giữ với tên {target.name}; " if target.name != path.name else ""
    )
    return Taken(target.name, True, f"{renamed}{clauses} điều khoản, {citations} viện dẫn")


def _free(folder: Path, path: Path) -> tuple[Path, bool]:
    """Return a name that no other file has, and whether the same bytes are there already."""
    target, again = folder / path.name, 1
    while target.exists():
        if target.is_file() and target.read_bytes() == path.read_bytes():
            return target, True
        again += 1
        target = folder / f"{path.stem} ({again}){path.suffix}"
    return target, False


def _written(upload: UploadFile, path: Path, largest: int) -> bool:
    size = 0
    with path.open("wb") as file:
        while chunk := upload.file.read(_CHUNK):
            size += len(chunk)
            if size > largest:
                return False
            file.write(chunk)
    return True


def safe_name(typed: str) -> str:
    """Return the last part of a name without what files or folders are hidden or led astray by."""
    last = PurePosixPath(unicodedata.normalize("NFC", typed).replace("\\", "/")).name
    name = " ".join(_ODD.sub(" ", last).split()).lstrip(".~$ ")
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{suffix[:10]}" if stem else ""
