"""The hand-written package list, the built wheel and sdist, and the promises of the set-up."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOMS = ("ingest", "graph")
CODE = {".py", ".pyc"}
# Package data that is for engineers only and stays out of the wheel.
NOT_SHIPPED = {".md"}


@pytest.fixture(scope="session")
def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def dist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build wheel and sdist from a copy, so that no stale build folder can mend the wheel."""
    source = tmp_path_factory.mktemp("source") / "cancu-source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(root / name, source)
    for room in ROOMS:
        shutil.copytree(root / room, source / room, ignore=shutil.ignore_patterns("__pycache__"))
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="session")
def outside(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an environment that has the wheel, and its dependencies by a path.

    The dependencies are those of this environment: they are appended by a .pth file, which
    is itself not followed into the editable install of the project, for .pth files count only in
    real site folders.
    """
    folder = tmp_path_factory.mktemp("outside") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    site = Path(_run(python, "import sysconfig; print(sysconfig.get_path('purelib'))"))
    here = [path for path in sys.path if path.endswith("site-packages")]
    (site / "dependencies.pth").write_text("\n".join(here), encoding="utf-8")
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    return python


def _run(python: Path, code: str, **environment: str) -> str:
    """Run code in a folder that is not the repository's and return what it printed."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [str(python), "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=python.parent,
        env={**clean, "PYTHONUTF8": "1", **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# The package itself: its folder lies in a room, and no root folder may be named cancu.
_FACE = "graph/face"


def _imported(folder: str) -> str:
    """Return the import name of a folder, by dots."""
    return "cancu" if folder == _FACE else f"cancu.{folder.replace('/', '.')}"


def _files(root: Path, room: str) -> list[Path]:
    return [
        path.relative_to(root)
        for path in sorted((root / room).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]


def _packages(root: Path) -> set[str]:
    return {
        _imported(path.parent.as_posix())
        for room in ROOMS
        for path in _files(root, room)
        if path.name == "__init__.py"
    }


def test_every_package_is_listed(root: Path, project: dict) -> None:
    # An unlisted package works in an editable install and is missing from the wheel.
    assert set(project["tool"]["setuptools"]["packages"]) == _packages(root)


def test_every_folder_with_code_is_a_package(root: Path) -> None:
    folders = {
        _imported(path.parent.as_posix())
        for room in ROOMS
        for path in _files(root, room)
        if path.suffix in CODE
    }
    assert folders == _packages(root)


def test_every_data_file_is_in_the_wheel(root: Path, dist: Path) -> None:
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as wheel:
        shipped = set(wheel.namelist())
    wanted = {
        f"{_imported(path.parent.as_posix()).replace('.', '/')}/{path.name}"
        for room in ROOMS
        for path in _files(root, room)
        if path.suffix not in NOT_SHIPPED | {".pyc"}
    }
    assert wanted <= shipped
    assert any(name.endswith(".toml") for name in wanted)


def test_wheel_holds_nothing_else(dist: Path) -> None:
    # No bare `ingest`, `graph` or `tests` at the top: those names belong to other distributions.
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as wheel:
        tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"cancu"}


def test_sdist_builds_the_same_wheel(dist: Path, tmp_path: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    source = next(tmp_path.iterdir())
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

    def names(wheel: Path) -> list[str]:
        with zipfile.ZipFile(wheel) as opened:
            return sorted(opened.namelist())

    again = next((source / "dist").glob("*.whl"))
    assert names(again) == names(next(dist.glob("*.whl")))


def test_wheel_works_outside_the_repository(outside: Path, root: Path) -> None:
    places = _run(
        outside,
        "import cancu.graph.cli, cancu.ingest.tables as tables, importlib.resources as r\n"
        "print(cancu.graph.cli.__file__, *[f.name for f in r.files(tables).iterdir()], sep='\\n')",
    ).splitlines()
    assert not Path(places[0]).is_relative_to(root)
    wanted = {path.name for path in _files(root, "ingest/tables") if path.suffix == ".toml"}
    assert wanted <= set(places[1:])


def test_wheel_reads_the_seed(outside: Path, seed: Path) -> None:
    code = f"from cancu.graph.cli import main; raise SystemExit(main(['read', {str(seed)!r}]))"
    assert "40/KH-UBND" in _run(outside, code)


def test_wheel_registers_the_pipeline_component(outside: Path) -> None:
    code = (
        "from importlib.metadata import entry_points as e\n"
        "[point] = [p for p in e(group='spacy_factories') if p.name == 'cancu']\n"
        "print(point.load().__module__)"
    )
    assert _run(outside, code) == "cancu.ingest.pipe"


@pytest.mark.parametrize(
    "words",
    [
        ["read", "SEED"],
        ["read", "SEED", "--json"],
        ["build", "RAW", "--graph", "GRAPH"],
        ["appendix", "SEED", "-o", "GRAPH.docx"],
    ],
    ids=lambda words: " ".join(words[:1] + words[2:3]),
)
def test_slow_libraries_stay_out_of_the_fast_path(
    words: list[str], seed: Path, tmp_path: Path
) -> None:
    # spaCy alone takes seconds to import, and no command needs it or the notebook's libraries.
    places = {"SEED": seed, "RAW": seed.parent, "GRAPH": tmp_path / "graph"}
    places["GRAPH.docx"] = tmp_path / "a.docx"
    arguments = [str(places.get(word, word)) for word in words]
    code = (
        "import contextlib, io, sys\n"
        "from cancu.graph.cli import main\n"
        "with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):\n"
        f"    assert main({arguments!r}) == 0\n"
        "print(*sorted(name for name in sys.modules if '.' not in name))"
    )
    loaded = set(_run(Path(sys.executable), code).split())
    assert "cancu" in loaded
    assert not loaded & {"spacy", "thinc", "matplotlib", "IPython"}


# --- constraints.txt -----------------------------------------------------------------------


def _pins(root: Path) -> dict[str, list[str]]:
    """Return the lines of constraints.txt that name a package, by normalised name."""
    pins: dict[str, list[str]] = {}
    for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)(\[[^]]*\])?==", line):
            pins.setdefault(_normal(match[1]), []).append(line)
    return pins


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _direct(project: dict) -> set[str]:
    wanted = list(project["project"]["dependencies"])
    for extra in project["project"]["optional-dependencies"].values():
        wanted += extra
    names = {_normal(re.match(r"[A-Za-z0-9._-]+", line)[0]) for line in wanted}
    return names - {"cancu"}


def test_every_dependency_is_pinned(root: Path, project: dict) -> None:
    assert _direct(project) <= _pins(root).keys()


def test_every_pin_is_hashed_and_nothing_is_an_address(root: Path) -> None:
    text = (root / "constraints.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "index-url" not in text


def test_pins_serve_every_declared_python(root: Path) -> None:
    # networkx 3.7 needs Python 3.12: the file must hold another release for 3.11.
    markers = {line.partition(";")[2].strip(" \\") for line in _pins(root)["networkx"]}
    assert markers == {"python_full_version < '3.12'", "python_full_version >= '3.12'"}
