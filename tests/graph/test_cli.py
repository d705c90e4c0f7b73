"""Every command as a person types it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from cancu.graph.cli import main


@pytest.fixture(scope="module")
def kept(seed: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build the seed's folder once."""
    target = tmp_path_factory.mktemp("graph")
    assert main(["build", str(seed.parent), "--graph", str(target)]) == 0
    return str(target)


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def test_read_prints_what_was_read(capsys: pytest.CaptureFixture[str], seed: Path) -> None:
    code, out, err = _run(capsys, "read", str(seed))
    assert (code, err) == (0, "")
    assert "Kế hoạch 40/KH-UBND" in out
    assert "Trần Thị Bích Liên" in out
    assert "100 % phần chữ thuộc đúng một điều khoản" in out
    assert "5523/QĐ-UBND" in out


def test_read_json_is_the_record_of_the_guide(
    capsys: pytest.CaptureFixture[str], seed: Path
) -> None:
    code, out, _ = _run(capsys, "read", str(seed), "--json")
    record = json.loads(out)
    assert code == 0
    assert list(record) == ["document", "clauses", "citations", "assignments", "carries_out"]
    assert record["document"]["issuer"] == "Ủy ban nhân dân Quận 11"
    assert record["carries_out"]["III/9/-2"] == ["II/2/2.5"]
    assert set(record["citations"][0]) == {
        *("clause", "text", "number", "type", "date", "issuer"),
        *("role", "via", "name", "pinpoint"),
    }


def test_build_says_what_it_did(
    capsys: pytest.CaptureFixture[str], seed: Path, tmp_path: Path
) -> None:
    arguments = ("build", str(seed.parent), "--graph", str(tmp_path))
    code, out, _ = _run(capsys, *arguments)
    assert code == 0
    assert "Đọc mới 1 tệp" in out
    assert "22 nhiệm vụ" in out
    assert "giữ nguyên 1" in _run(capsys, *arguments)[1]


def test_a_build_with_a_bad_file_goes_on_and_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "trong.txt").write_bytes(b"")
    (tmp_path / "raw" / "tot.txt").write_text("KẾ HOẠCH\nVỀ A\nI. MỘT", encoding="utf-8")
    code, out, _ = _run(capsys, "build", str(tmp_path / "raw"), "--graph", str(tmp_path / "graph"))
    assert code == 1
    assert "Đọc mới 1 tệp" in out
    assert "trong.txt" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        # free text without tones, with the proof level and the words shown
        (("basis", "kieu", "bao"), ["III/9/-2", "đề xuất, chờ xác nhận", "II/2/2.5", "36-NQ/TW"]),
        # a duty with nothing of its own says so
        (("basis", "III/7/-1"), ["Chỉ có căn cứ chung", "5523/QĐ-UBND"]),
        (("basis", "III/9/-2", "--in", "40/KH-UBND"), ["III/9/-2"]),
        (("unit", "phong kinh te"), ["Phòng Kinh tế", "III/3/-1", "III/6/-2"]),
        (("instrument", "45-CT/TW"), ["119-KH/TU", "III/9/-2", "II/2/2.5"]),
        # the state on a day, with what it rests on
        (("basis", "III/9/-2", "--as-of", "22/11/2026"), ["Ngày 22/11/2026: chưa rõ hiệu lực"]),
        # who has the unit's work by then, with the act behind it
        (
            ("unit", "Phòng Nội vụ", "--as-of", "1/7/2025"),
            [
                "Từ 01/07/2025: Phòng Văn hóa - Xã hội cấp xã (theo chức năng; Nghị định 150/2025/NĐ-CP"
            ],
        ),
        (("instrument", "45-CT/TW", "--as-of", "2026-11-22"), ["chưa rõ hiệu lực"]),
        (("impact", "5523/QĐ-UBND"), ["22 nhiệm vụ", "đơn vị: Phòng Nội vụ", "III/9/-2"]),
        (("check", "--only", "order"), ["49/NQ-CP", "khóa XII (từ 2016)", "II/1/1.1/-1"]),
        (("compare", "40/KH-UBND", "40-KH-UBND.txt"), ["22 giữ nguyên", "0 không còn"]),
        (("check", "--rules"), ["no-basis", "nhiệm vụ chỉ có căn cứ chung"]),
    ],
)
def test_queries(
    capsys: pytest.CaptureFixture[str], kept: str, arguments: tuple[str, ...], words: list[str]
) -> None:
    code, out, err = _run(capsys, *arguments, "--graph", kept)
    assert (code, err) == (0, "")
    for word in words:
        assert word in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("basis", "kiều bào"),
        ("unit", "Công an Quận"),
        ("instrument", "22-NQ/TW"),
        ("impact", "22-NQ/TW"),
    ],
)
def test_json_and_csv_of_every_query(
    capsys: pytest.CaptureFixture[str], kept: str, arguments: tuple[str, ...]
) -> None:
    code, out, _ = _run(capsys, *arguments, "--graph", kept, "--json")
    assert code == 0
    assert json.loads(out)
    code, out, _ = _run(capsys, *arguments, "--graph", kept, "--csv")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert code == 0
    assert rows
    assert all(None not in row for row in rows)


def test_csv_runs_no_formula(capsys: pytest.CaptureFixture[str], kept: str) -> None:
    _, out, _ = _run(capsys, "basis", "III/9/-2", "--graph", kept, "--csv")
    cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "- "))]


@pytest.mark.parametrize(
    "arguments",
    [
        ("basis", "thiên văn học"),  # no such duty
        ("unit", "Sở Vũ trụ"),  # no such unit
        ("instrument", "99-CT/TW"),  # no such instrument
        ("basis", "III/9/-2", "--in", "khong-co.txt"),  # no such document
    ],
)
def test_nothing_found_is_one_line_and_code_1(
    capsys: pytest.CaptureFixture[str], kept: str, arguments: tuple[str, ...]
) -> None:
    code, out, err = _run(capsys, *arguments, "--graph", kept)
    assert (code, out) == (1, "")
    assert err.startswith("cancu: ")
    assert err.count("\n") == 1


def test_no_store_says_what_to_run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = _run(capsys, "basis", "a", "--graph", str(tmp_path))
    assert code == 1
    assert "cancu build" in err


@pytest.mark.parametrize("name", ["khong-co.txt", "thu-muc", "trong.txt"])
def test_a_file_that_cannot_be_read_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    (tmp_path / "thu-muc").mkdir()
    (tmp_path / "trong.txt").touch()
    code, out, err = _run(capsys, "read", str(tmp_path / name))
    assert (code, out) == (1, "")
    assert name in err
    assert err.count("\n") == 1


def test_appendix_from_a_file_and_from_the_store(
    capsys: pytest.CaptureFixture[str], kept: str, seed: Path, tmp_path: Path
) -> None:
    for number, plan in enumerate((str(seed), "40/KH-UBND")):
        target = tmp_path / f"{number}.docx"
        code, out, _ = _run(capsys, "appendix", plan, "-o", str(target), "--graph", kept)
        assert code == 0
        assert "19 văn bản" in out
    assert (tmp_path / "0.docx").read_bytes() == (tmp_path / "1.docx").read_bytes()


@pytest.mark.parametrize(
    "command",
    [
        "read",
        "build",
        "basis",
        "unit",
        "instrument",
        "impact",
        "check",
        "states",
        "confirm",
        "appendix",
        "explore",
        "matrix",
    ],
)
def test_help_has_an_example(capsys: pytest.CaptureFixture[str], command: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    assert f"ví dụ: cancu {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "thiếu: LỆNH"),
        (["khong-co-lenh"], "không có lệnh “khong-co-lenh”"),
        (["basis"], "thiếu: CÂU HỎI"),
        (["basis", "a", "--graph"], "sau --graph còn thiếu giá trị"),
        (["unit", "a", "--json", "--csv"], "--csv không đi cùng --json"),
        (["read", "a", "b"], "không hiểu: b"),
        (["appendix", "a", "-o", "a.pdf"], "“a.pdf” phải có đuôi .docx"),
        (["appendix", "a"], "thiếu: -o/--output"),
        (["basis", "a", "--as-of", "31/02/2026"], "“31/02/2026” không phải ngày"),
    ],
)
def test_wrong_usage_is_one_vietnamese_line_and_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    err = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said in err
    assert err.count("\n") == 1


def test_help_speaks_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["basis", "--help"])
    out = capsys.readouterr().out
    assert out.startswith("cách dùng: cancu basis")
    assert not [word for word in ("usage", "options", "positional", "show this") if word in out]


@pytest.mark.parametrize("output", ["thu-muc.docx", "khong-co/a.docx"])
def test_an_annex_that_cannot_be_written_is_one_line(
    capsys: pytest.CaptureFixture[str], seed: Path, tmp_path: Path, output: str
) -> None:
    (tmp_path / "thu-muc.docx").mkdir()
    code, out, err = _run(capsys, "appendix", str(seed), "-o", str(tmp_path / output))
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert ".part" not in err


def test_several_units_of_a_name_are_listed_first(
    capsys: pytest.CaptureFixture[str], kept: str
) -> None:
    _, out, _ = _run(capsys, "unit", "phong", "--graph", kept)
    first = out.splitlines()[0]
    assert "đơn vị khớp" in first
    assert "Phòng Kinh tế (Ủy ban nhân dân Quận 11)" in first


def test_a_pipe_gets_whole_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """However long a clause is, no line is folded and none ends in blanks."""
    long = "họp " * 200
    text = (
        f"KẾ HOẠCH\n\nVỀ A\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế:\n\n- Tổ chức {long}xong."
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    main(["build", str(tmp_path), "--graph", str(tmp_path / "g")])
    _, out, _ = _run(capsys, "basis", "III/1/-1", "--graph", str(tmp_path / "g"))
    assert f"“- Tổ chức {long}xong.”" in out
    assert not [line for line in out.splitlines() if line != line.rstrip()]


def test_csv_speaks_vietnamese(capsys: pytest.CaptureFixture[str], kept: str) -> None:
    for arguments in (("unit", "Phòng Nội vụ"), ("instrument", "5523/QĐ-UBND")):
        _, out, _ = _run(capsys, *arguments, "--graph", kept, "--csv")
        assert not [
            word for word in ("responsible", "coordinating", "cites", "basis") if word in out
        ]


def _spawn(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    environ = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environ, check=False
    )


def test_output_is_utf8_under_any_locale(seed: Path) -> None:
    code = f"import sys; from cancu.graph.cli import main; sys.exit(main(['read', {str(seed)!r}]))"
    done = _spawn(code, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "Trần Thị Bích Liên" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("form", [(), ("--json",), ("--csv",)])
@pytest.mark.parametrize("question", ["doi ngoai", "III/7/-1"])  # more and less than a buffer
def test_a_reader_that_had_enough_is_no_error(
    kept: str, question: str, form: tuple[str, ...]
) -> None:
    """The reader leaves before the first word: rich and the last flush must both bear it."""
    arguments = ["basis", question, "--graph", kept, *form]
    code = (
        "import os, sys\n"
        "from cancu.graph.cli import main\n"
        "reading, writing = os.pipe()\n"
        "os.close(reading)\n"
        "os.dup2(writing, 1)\n"
        f"sys.exit(main({arguments!r}))"
    )
    done = _spawn(code, PYTHONUNBUFFERED="")  # unbuffered, every word would meet the closed pipe
    assert (done.returncode, done.stderr) == (0, b"")


def test_findings_end_a_script_only_when_asked(
    capsys: pytest.CaptureFixture[str], kept: str
) -> None:
    assert _run(capsys, "check", "--graph", kept)[0] == 0
    assert _run(capsys, "check", "--graph", kept, "--exit-code")[0] == 1
    code, out, _ = _run(capsys, "check", "--graph", kept, "--only", "future", "--exit-code")
    assert (code, out) == (0, "Không có điểm nào cần xem.\n")
    code, _, err = _run(capsys, "check", "--graph", kept, "--only", "gì-đó")
    assert (code, err) == (2, "cancu: không có quy tắc gì-đó\n")
    found = json.loads(_run(capsys, "check", "--graph", kept, "--json")[1])
    assert all(row["places"] for row in found)


def test_an_offices_table_tells_the_state(
    capsys: pytest.CaptureFixture[str], seed: Path, tmp_path: Path
) -> None:
    target = str(tmp_path / "graph")
    assert main(["build", str(seed.parent), "--graph", target]) == 0
    table = tmp_path / "bang.csv"
    table.write_text(
        "so,co_quan,ngay,trang_thai,boi,tu_ngay\n5523/QĐ-UBND,,,hết hiệu lực,1/QĐ-UBND,01/01/2022\n",
        "utf-8",
    )
    code, out, _ = _run(capsys, "states", str(table), "--graph", target)
    assert code == 0
    assert "1 dòng" in out
    _, out, _ = _run(capsys, "instrument", "5523/QĐ-UBND", "--as-of", "1/2/2022", "--graph", target)
    assert "hết hiệu lực (từ 01/01/2022; bởi 1/QĐ-UBND; hieu-luc.csv, dòng 2)" in out
    _, out, _ = _run(capsys, "check", "--only", "ended", "--as-of", "1/2/2022", "--graph", target)
    assert "40-KH-UBND.txt căn cứ Quyết định 5523/QĐ-UBND" in out
    table.write_text("so\n", "utf-8")
    code, _, err = _run(capsys, "states", str(table), "--graph", target)
    assert code == 1
    assert err.startswith("cancu: bang.csv: thiếu cột")


def test_a_decision_survives_every_build(
    capsys: pytest.CaptureFixture[str], seed: Path, tmp_path: Path
) -> None:
    target = str(tmp_path / "graph")
    build = ("build", str(seed.parent), "--graph", target)
    assert main(list(build)) == 0
    code, out, _ = _run(capsys, "confirm", "--list", "--graph", target)
    assert code == 0
    assert "III/9/-2 → II/2/2.5 [chờ xác nhận]" in out
    confirm = ("confirm", "III/9/-2", "II/2/2.5", "--by", "Nguyễn A", "--graph", target)
    code, out, _ = _run(capsys, *confirm)
    assert code == 0
    assert out.startswith("Đồng ý: III/9/-2 → II/2/2.5 (40-KH-UBND.txt; Nguyễn A, ")
    for _ in range(2):
        _, out, _ = _run(capsys, "basis", "III/9/-2", "--graph", target)
        assert "đề xuất đã được xác nhận" in out
        assert "xác nhận: Nguyễn A" in out
        assert main(list(build)) == 0


def test_an_officer_answers_in_word(
    capsys: pytest.CaptureFixture[str], seed: Path, tmp_path: Path
) -> None:
    target, word = str(tmp_path / "graph"), tmp_path / "a.docx"
    assert main(["build", str(seed.parent), "--graph", target]) == 0
    assert main(["appendix", "40/KH-UBND", "-o", str(word), "--graph", target]) == 0
    made = docx.Document(str(word))
    made.tables[1].rows[1].cells[-1].text = "Bác"
    made.save(str(word))
    code, out, _ = _run(capsys, "confirm", "--from", str(word), "--by", "B", "--graph", target)
    assert code == 0
    assert out.startswith("Bác: III/")
    assert out.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "chưa có gì để xác nhận"),
        (("III/9/-2", "II/9"), "không có đề xuất III/9/-2 thực hiện II/9"),
        (("III/9/-2", "II/2/2.5", "--in", "khong-co.txt"), "“khong-co.txt”: không có"),
        (("--citation", "27/NQ-CP", "--is", "27/NQ-CP@1999"), "không phải một trong"),
        (("--from", "data/raw/40-KH-UBND.txt"), "không phải tệp Word"),
    ],
)
def test_what_cannot_be_decided_is_one_line(
    capsys: pytest.CaptureFixture[str], kept: str, arguments: tuple[str, ...], said: str
) -> None:
    code, _, err = _run(capsys, "confirm", *arguments, "--graph", kept)
    assert code == 1
    assert said in err
    assert err.count("\n") == 1
