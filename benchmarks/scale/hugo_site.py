"""The same papers for Hugo, with a plain theme: pages, and lists of topics, authors and days.

    python benchmarks/scale/hugo_site.py FOLDER CONTENT

makes a project of Hugo in the folder, of the papers of a content folder. A process of its own,
since whoever measures must stay smaller than what is measured (measure.py).
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

from paper_archive.archive import store
from paper_archive.paper import Paper

_CONFIG: Final = """\
baseURL = "https://papers.test/"
title = "Papers"
disableKinds = ["RSS"]
[pagination]
pagerSize = 50
disableAliases = true
[taxonomies]
topic = "topics"
author = "authors"
day = "days"
"""
_BASE: Final = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>
<meta name="viewport" content="width=device-width"><link rel="canonical" href="{{ .Permalink }}">
<meta name="description" content="{{ .Summary | plainify | truncate 160 }}"></head><body>
<header><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a> <a href="/topics/">Topics</a>
<a href="/authors/">Authors</a> <a href="/days/">Days</a></header>
<main>{{ block "main" . }}{{ end }}</main><footer>Papers</footer></body></html>
"""
_SINGLE: Final = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<p>{{ range $at, $name := .Params.authors }}{{ if $at }}, {{ end }}\
<a href="{{ printf "/authors/%s/" (urlize $name) }}">{{ $name }}</a>{{ end }} {{ .Params.day }}</p>
{{ .Content }}
<ul>{{ range .Params.topics }}<li><a href="{{ printf "/topics/%s/" . }}">{{ . }}</a></li>{{ end }}\
</ul>
<p>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</p>{{ end }}
"""
_LIST: Final = """\
{{ define "main" }}<h1>{{ .Title }}</h1><ol>{{ range .Paginator.Pages }}
<li><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ delimit (first 6 .Params.authors) ", " }} {{ .Params.day }}</p>
<p>{{ .Summary | plainify | truncate 220 }}</p></li>{{ end }}</ol>
{{ template "_internal/pagination.html" . }}{{ end }}
"""
_TERMS: Final = """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range first 1000 .Data.Terms.ByCount }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>
{{ end }}
"""
_LAYOUTS: Final = {
    "baseof.html": _BASE,
    "single.html": _SINGLE,
    "list.html": _LIST,
    "taxonomy.html": _TERMS,
    "home.html": _LIST,
}


def make_hugo_site(folder: Path, content: Path) -> None:
    """Make a project of Hugo of the papers of a content folder."""
    papers = store.load(content).papers
    for name, text in _LAYOUTS.items():
        path = folder / "layouts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "hugo.toml").write_text(_CONFIG, encoding="utf-8")
    (folder / "content/papers").mkdir(parents=True)
    several = _names_of_several(papers)
    for paper in papers:
        head = json.dumps(_front_matter(paper, several), ensure_ascii=False)
        path = folder / f"content/papers/{paper.slug}.md"
        path.write_text(f"{head}\n\n{paper.abstract}\n", encoding="utf-8")


def _names_of_several(papers: list[Paper]) -> set[str]:
    """Return the authors who have a page in both: those of several papers."""
    seen: set[str] = set()
    found: set[str] = set()
    for paper in papers:
        names = {*paper.authors}
        found |= names & seen
        seen |= names
    return found


def _front_matter(paper: Paper, several: set[str]) -> dict[str, Any]:
    return {
        "title": paper.title,
        "topics": paper.tags,
        "authors": [name for name in paper.authors if name in several],
        "days": [paper.date] if paper.date else [],
        "day": paper.date,
    }


if __name__ == "__main__":
    make_hugo_site(Path(sys.argv[1]), Path(sys.argv[2]))
