"""A library that is imported in a second format brings nothing new and contradicts nothing."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from command_line import run
from libraries import FORMATS, WORKS


@pytest.mark.parametrize(("first", "second"), list(permutations(FORMATS, 2)))
def test_a_second_format_brings_no_new_page_and_no_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (first, second):
        Path(name).write_text(FORMATS[name](WORKS), encoding="utf-8", newline="")
        result = run("import", name, "--report", "report.json")
        assert result.exit_code == 0, result.output
        (source,) = json.loads(Path("report.json").read_text(encoding="utf-8"))["sources"]
        assert source["conflicts"] == []
        assert source["new"] == (len(WORKS) if name == first else 0), result.output
