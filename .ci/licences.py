"""List what the program installs, with versions and licences: `make licences` keeps the list.

What is followed is what `pip install ".[dask,notebook,parquet,postgres,web]"` brings; what only
tests and development need is left out. Vendored scripts have their licences beside them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs" / "giay-phep.tsv"
_EXTRAS = ("dask", "notebook", "pandas", "parquet", "postgres", "web")
_HEAD = "package\tversion\tlicence"
_SHORT = 60  # characters; a whole licence text in the field gives way to its classifier


def shipped(name: str, extras: tuple[str, ...], seen: set[str]) -> Iterator[Distribution]:
    """Yield a package and all that it needs here, each once."""
    if name in seen:
        return
    seen.add(name)
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return
    yield package
    for line in package.requires or ():
        wanted = Requirement(line)
        marker = wanted.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield from shipped(wanted.name.lower(), tuple(wanted.extras), seen)


def licence(package: Distribution) -> str:
    """Return the licence as the package states it."""
    stated = package.metadata.get("License-Expression") or ""
    classed = [
        line.rpartition(" :: ")[2]
        for line in package.metadata.get_all("Classifier") or ()
        if line.startswith("License ::") and not line.endswith("OSI Approved")
    ]
    short = (package.metadata.get("License") or "").strip().partition("\n")[0][:_SHORT]
    return stated or "; ".join(classed) or short or "not stated"


def table() -> str:
    """Return the list, by name."""
    rows = {
        f"{package.name.lower()}\t{package.version}\t{licence(package)}"
        for package in shipped("cancu", _EXTRAS, set())
        if package.name.lower() != "cancu"
    }
    return "\n".join([_HEAD, *sorted(rows), ""])


if __name__ == "__main__":
    if "--write" in sys.argv:
        TABLE.write_text(table(), encoding="utf-8")
    print(table())
