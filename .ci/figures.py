"""Print the score of every annotated document, and fail where a figure fell below its floor.

Standard library only. To hold another document to its figures, give it a row in FLOORS.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

PERFECT = {"precision": 1.0, "recall": 1.0}
FLOORS: dict[str, dict[str, dict[str, float]]] = {
    "40-KH-UBND": {
        "*": PERFECT,
        "carries out (first choice)": {"precision": 0.85, "recall": 0.6},
    },
}
# Dots an inch, degrees askew, and the floor of the F1 of citation keys.
SCANS = ((200, 0.0, 0.95), (150, 1.0, 0.9))


def score(gold: Path, *options: str, read: str = "read {} --json") -> str:
    """Return what the scorer prints for `cancu read` on the folder `gold`."""
    cancu = Path(sys.executable).with_name("cancu")
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(gold)]
    command += ["--run", f"{cancu} {read}", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def alone(stem: str, folder: Path, source: Path) -> Path:
    """Put one document and its annotation into a folder of its own and return the folder."""
    place = folder / source.suffix[1:] / stem
    place.mkdir(parents=True)
    shutil.copy(SHARED / "gold" / f"{stem}.json", place)
    shutil.copy(source, place / f"{stem}{source.suffix}")
    return place


def forms(stem: str) -> list[Path]:
    """List the text of an annotated document and the other forms of it that the tests have."""
    others = sorted((ROOT / "tests" / "data").glob(f"{stem}.*"))
    return [SHARED / "gold" / f"{stem}.txt", *others]


def falls(stem: str, result: dict) -> list[str]:
    """Return a line for every figure of a document that is below its floor."""
    floors, lines = FLOORS[stem], [f"{stem}: {name}" for name in result["failed"]]
    for figure, row in result["figures"].items():
        for side, floor in floors.get(figure, floors["*"]).items():
            if row[side] < floor:
                lines.append(f"{stem}: {figure}: {side} {row[side]:.4f}, floor {floor}")
    return lines


def scanned(stem: str, folder: Path) -> list[str]:
    """Print the score of scans of a document, and return a line for every figure that fell."""
    lines, ocr = [], "read {} --json --ocr"
    for dpi, askew, floor in SCANS:
        source = folder / f"{dpi}" / f"{stem}.pdf"
        source.parent.mkdir()
        maker = [sys.executable, str(ROOT / "tests" / "forms.py"), str(source), str(dpi)]
        subprocess.run([*maker, str(askew)], check=True)
        place = alone(stem, source.parent, source)
        print(f"{stem}, scanned at {dpi} dpi, {askew}° askew", score(place, read=ocr), sep="\n")
        found = json.loads(score(place, "--json", read=ocr))["figures"]["citation key"]["f1"]
        if found < floor:
            lines.append(f"{stem} at {dpi} dpi: citation key: F1 {found:.4f}, floor {floor}")
    return lines


def main() -> int:
    """Return 1 where a figure fell, 0 otherwise."""
    print(score(SHARED / "gold"))
    with tempfile.TemporaryDirectory() as folder:
        fallen = []
        for source in [form for stem in FLOORS for form in forms(stem)]:
            stem = source.stem
            place = alone(stem, Path(folder), source)
            print(source.name, score(place, "--misses", "5"), sep="\n")
            fallen += falls(stem, json.loads(score(place, "--json")))
        if shutil.which("tesseract"):
            for stem in FLOORS:
                fallen += scanned(stem, Path(folder))
    print("\n".join(fallen) or "No figure fell below its floor.")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
