"""What is installed with the program is listed, and may be passed on."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement

# The LGPL binds changes to the library, not the program that asks it; nothing is asked of it but
# where a store lies in PostgreSQL.
_EXTRAS = ("dask", "notebook", "pandas", "parquet", "postgres", "web")
_LIBRARIES = ("psycopg", "psycopg-binary")


def _rows(root: Path) -> dict[str, str]:
    lines = (root / "docs/giay-phep.tsv").read_text("utf-8").splitlines()[1:]
    return {name: licence for name, _, licence in (line.split("\t") for line in lines)}


def test_every_package_that_is_asked_for_is_listed(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [
        *project["dependencies"],
        *(line for extra in _EXTRAS for line in extras[extra]),
    ]
    names = {Requirement(line).name.lower() for line in asked} - {"cancu"}
    assert names <= set(_rows(root))


def test_no_licence_binds_those_who_use_the_program(root: Path) -> None:
    rows = _rows(root)
    assert len(rows) > 50
    assert {
        name: said for name, said in rows.items() if "GPL" in said or said == "not stated"
    } == dict.fromkeys(_LIBRARIES, "LGPL-3.0-only")


def test_vendored_files_have_their_licences_beside_them(root: Path) -> None:
    for folder in ("graph/web/static/vendor", "tests/data/axe"):
        scripts = list((root / folder).glob("*.js"))
        licences = list((root / folder).glob("*LICENSE"))
        assert len(licences) == len(scripts) > 0
