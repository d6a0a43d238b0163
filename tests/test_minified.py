"""Scripts with short names."""

from pathlib import Path

import pytest

from builds import build_site, make_project
from paper_archive.publish.scripts.minified import minified

SCRIPT = """\
/*! From elsewhere, MIT license. */
export const{answer}=(()=>{
/* Why. */
const [twice] = (() => {
  class Counter { #count = 0; next() { return ++this.#count; } }
  const twice = (number, counter = new Counter()) => number * 2 + counter.next();
  return [twice];
})();
const answer = async (options) => twice((await import(`./${options.name}.js`)).number);
return { answer };
})();
"""


def test_only_names_that_others_see_stay() -> None:
    short = minified({"assets/a.js": SCRIPT})["assets/a.js"]
    assert short.count("answer") == 2
    assert ".next()" in short
    assert "options" not in short
    assert "twice" not in short
    assert ".name}.js`)).number" in short


def test_only_comments_that_say_whose_code_it_is_stay() -> None:
    short = minified({"assets/a.js": SCRIPT})["assets/a.js"]
    assert short.startswith("/*! From elsewhere, MIT license. */")
    assert "Why" not in short


def test_letters_beyond_ascii_stay() -> None:
    assert minified({"a.js": 'f("„ä“", /ß/u);'}) == {"a.js": 'f("„ä“",/ß/u)'}


def test_each_script_is_made_alone_and_alike_in_every_run() -> None:
    scripts = {"a.js": SCRIPT, "b.js": SCRIPT, "c.js": ""}
    made = minified(scripts)
    assert made["a.js"] == made["b.js"]
    assert made["c.js"] == ""
    assert minified(scripts) == made


def test_what_is_no_script_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a\.js: unexpected = "):
        minified({"a.js": "const = 1;", "b.js": ""})


def test_without_the_minifier_a_site_has_scripts_with_long_names_and_the_log_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def built(title: str) -> tuple[int, int]:
        page = f'---\ntitle: "{title}"\n---\n\n# {title}\n'
        make_project(tmp_path, {"papers/maps.md": page})
        build = build_site(tmp_path, tmp_path / "site")
        assert build.exit_code == 0, build.output
        size = (build.site / "assets/start.js").stat().st_size
        return build.output.count("minify-go, which some systems lack"), size

    monkeypatch.setitem(minified.__globals__, "_PACKAGE", "no-such-minifier")
    said, long = built("Maps")
    assert said == 1
    assert built("Maps") == built("Old maps") == (1, long)
    monkeypatch.undo()
    said, short = built("New maps")
    assert said == 0
    assert short < 0.9 * long
