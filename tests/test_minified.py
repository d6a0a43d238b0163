"""Scripts with short names."""

import pytest

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
