"""Have LibreOffice or catdoc read what Word wrote before .docx."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

_SECONDS = 120  # a long document takes ten
_CATDOC_SECONDS = 30
# In the profile: no macros, no links followed to other files or machines, no recovery dialogues.
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Misc", "FirstRun", "false"),
    ("Writer/Content/Update", "Link", "0"),
)
# Without a filter named, LibreOffice takes a damaged file for plain text.
_FILTERS = {"doc": "MS Word 97", "rtf": "Rich Text Format"}
_OFFICE = "http://openoffice.org/2001/registry"


def has_libreoffice() -> bool:
    """Tell whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def has_catdoc() -> bool:
    """Tell whether catdoc is installed."""
    return shutil.which("catdoc") is not None


def to_docx(data: bytes, suffix: str) -> bytes | None:
    """Return the .docx that LibreOffice makes of a .doc or .rtf, None where it makes none.

    It runs in a folder of its own with a fresh profile, and all it started ends with this call.
    """
    with tempfile.TemporaryDirectory(prefix="cancu-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        (home / f"in.{suffix}").write_bytes(data)
        _write_profile(home / "profile")
        command = ["soffice", f"-env:UserInstallation={(home / 'profile').as_uri()}"]
        command += ["--headless", "--norestore", "--nolockcheck"]
        command += [f"--infilter={_FILTERS[suffix]}", "--convert-to", "docx"]
        command += ["--outdir", str(home / "out"), str(home / f"in.{suffix}")]
        if not _ran(command, home):
            return None
        made = home / "out" / "in.docx"
        return made.read_bytes() if made.is_file() else None


def to_text(data: bytes) -> str | None:
    """Return the text that catdoc finds in a .doc, a paragraph a line; None where it finds none."""
    with tempfile.TemporaryDirectory(prefix="cancu-") as folder:
        place = Path(folder) / "in.doc"
        place.write_bytes(data)
        command = ["catdoc", "-w", "-d", "utf-8", str(place)]
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=_CATDOC_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
    return _whole(done.stdout) if done.returncode == 0 else None


def _whole(printed: bytes) -> str | None:
    """Join the halves in which catdoc writes characters beyond the first 65,536."""
    try:
        halves = printed.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return None
    return halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    place = profile / "user"
    place.mkdir(parents=True)
    (place / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="{_OFFICE}">{items}</oor:items>',
        encoding="utf-8",
    )


def _ran(command: list[str], home: Path) -> bool:
    """Run a program in a session of its own and end that whole session afterwards."""
    environment = os.environ | {"HOME": str(home), "TMPDIR": str(home)}
    try:
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The launcher's children outlive it where only the launcher is ended."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:  # pragma: no cover - other systems
        process.kill()
    process.wait()
