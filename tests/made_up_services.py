"""What the services answer, written by hand in the shapes of 2026, for a few made-up papers."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from service_server import Asked, Reply, as_json

ABSTRACT: Final = "We study how sand carries waves, and measure each of them with a long ruler."


def titled(number: int) -> str:
    """Return a title that no other paper has."""
    return f"Waves of Kind {number} in Sand Number {number}"


def day_of(number: int) -> str:
    """Return the day of submission: the next paper comes a day later."""
    return f"2024-05-{number % 28 + 1:02}"


# arXiv.


def arxiv_id(number: int) -> str:
    return f"2405.{number:05}"


def feed(
    numbers: Sequence[int], *, total: int | None = None, start: int = 0, day: str = "2026-11-27"
) -> Reply:
    """Return a list of papers as Atom."""
    entries = "".join(map(_entry, numbers))
    total = len(numbers) if total is None else total
    text = f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id><title>arXiv Query</title><updated>{day}T00:00:00Z</updated>
  <opensearch:totalResults>{total}</opensearch:totalResults>
  <opensearch:startIndex>{start}</opensearch:startIndex>
  {entries}
</feed>"""
    return Reply(text.encode(), headers={"Content-Type": "application/atom+xml"})


def _entry(number: int) -> str:
    return f"""<entry><id>http://arxiv.org/abs/{arxiv_id(number)}v2</id>
    <title>{escape(titled(number))}</title>
    <summary>{ABSTRACT}</summary><author><name>Ada Lovelace</name></author>
    <published>{day_of(number)}T17:59:59Z</published><updated>{day_of(number)}T17:59:59Z</updated>
    <category term="cs.CL"/></entry>"""


def arxiv_answer(asked: Asked, known: Sequence[int] = range(25), cut: int = 10_000) -> Reply:
    """Answer as arXiv does; `cut` is how many papers it sends at most."""
    start, most = int(asked.params.get("start", 0)), int(asked.params.get("max_results", 10))
    if ids := asked.params.get("id_list"):
        wanted = ids.split(",")
        found = [number for number in known if arxiv_id(number) in wanted]
    elif asked.params["search_query"].startswith("ti:"):
        title = asked.params["search_query"][4:-1]
        found = [number for number in known if title in titled(number).lower()]
    else:
        days = asked.params["search_query"].partition("submittedDate:[")[2]
        first, last = (f"{d[:4]}-{d[4:6]}-{d[6:8]}" for d in days.rstrip("]").split(" TO "))
        found = [number for number in known if first <= day_of(number) <= last]
    return feed(found[start : start + min(most, cut)], total=len(found), start=start)


# Daily Papers.


def daily_paper(number: int, day: str) -> dict[str, Any]:
    return {
        "paper": {
            "id": arxiv_id(number),
            "title": titled(number),
            "summary": ABSTRACT,
            "authors": [{"name": "Ada Lovelace", "hidden": False}],
            "publishedAt": f"{day_of(number)}T00:00:00.000Z",
            "submittedOnDailyAt": f"{day}T00:00:00.000Z",
            "upvotes": number,
        },
        "title": titled(number),
        "summary": ABSTRACT,
        "publishedAt": f"{day_of(number)}T00:00:00.000Z",
        "numComments": 1,
    }


def daily(days: Mapping[str, Sequence[int]], size: int = 100) -> Callable[[Asked], Reply]:
    """Return a service that lists these papers on these days, at most `size` on a page."""

    def reply(asked: Asked) -> Reply:
        page, limit = int(asked.params.get("p", 0)), int(asked.params.get("limit", 50))
        period = next(asked.params[key] for key in ("date", "week", "month") if key in asked.params)
        listed = [day for day in days if day.startswith(period) or period.startswith("2026-W")]
        if not listed:  # as the service does
            listed = [max(days)]
        papers = [daily_paper(number, day) for day in listed for number in days[day]]
        most = min(limit, size)
        return as_json(papers[page * most : (page + 1) * most])

    return reply


# Works by DOI.


def doi(number: int) -> str:
    return f"10.1000/waves.{number}"


def crossref_work(number: int) -> dict[str, Any]:
    return {
        "DOI": doi(number),
        "type": "journal-article",
        "title": [
            f"<i>Waves</i> of Kind {number} in Sand&amp;nbsp;Number {number}".replace(
                "&amp;nbsp;", " "
            )
        ],
        "abstract": f"<jats:p>{ABSTRACT}</jats:p>",
        "author": [{"given": "Ada", "family": "Lovelace", "sequence": "first", "affiliation": []}],
        "issued": {"date-parts": [[2024, 5, number]]},
        "container-title": ["Annals of Sand"],
        "is-referenced-by-count": 3,
        "indexed": {"timestamp": 1},
        "reference-count": 0,
        "content-domain": {"domain": []},
    }


def crossref_answer(asked: Asked, known: Sequence[int] = range(5)) -> Reply:
    """Answer as Crossref does: it has some works only."""
    if asked.path == "works":
        title = asked.params["query.title"]
        items = [crossref_work(each) for each in known if title in titled(each).lower()]
        message = {"items": items, "total-results": len(items)}
        return as_json({"status": "ok", "message-type": "work-list", "message": message})
    found = [number for number in known if asked.path == f"works/{doi(number)}"]
    if not found:
        return Reply(b"Resource not found.", 404, {"Content-Type": "text/plain"})
    return as_json({"status": "ok", "message-type": "work", "message": crossref_work(found[0])})


def datacite_answer(
    asked: Asked, known: Sequence[str] = ("10.1000/waves.7", "10.5281/zenodo.7")
) -> Reply:
    """Answer as DataCite does to who accepts CSL-JSON."""
    assert asked.headers["accept"] == "application/vnd.citationstyles.csl+json"
    identifier = asked.path.removeprefix("dois/")
    if identifier not in known:
        return Reply(b'{"errors":[{"status":"404","title":"Not found."}]}', 404)
    return as_json(
        {
            "type": "article-journal",
            "id": f"https://doi.org/{identifier}",
            "title": titled(7),
            "author": [{"family": "Lovelace", "given": "Ada"}],
            "issued": {"date-parts": [[2024, 5, 8]]},
            "abstract": ABSTRACT,
            "DOI": identifier.upper(),
            "publisher": "Zenodo",
        }
    )


# OpenAlex.


def openalex_work(number: int) -> dict[str, Any]:
    identifier = f"https://openalex.org/W{number + 100}"
    return {
        "id": identifier,
        "doi": f"https://doi.org/{doi(number)}",
        "title": titled(number),
        "ids": {"openalex": identifier, "doi": f"https://doi.org/{doi(number)}"},
        "publication_date": day_of(number),
        "authorships": [{"author": {"display_name": "Ada Lovelace"}}],
        "primary_location": {"source": {"display_name": "Annals of Sand", "type": "journal"}},
        "type": "article",
        "cited_by_count": number,
        "abstract_inverted_index": {word: [at] for at, word in enumerate(ABSTRACT.split())},
    }


def openalex_answer(asked: Asked, known: Sequence[int] = range(25)) -> Reply:
    """Answer as OpenAlex does: the costs of a request differ each time."""
    name, _, values = asked.params["filter"].partition(":")
    wanted = set(values.split("|"))
    works = [
        work
        for work in map(openalex_work, known)
        if {work["id"].rpartition("/")[2], work["doi"].removeprefix("https://doi.org/")} & wanted
        or (name == "title.search" and values in work["title"].lower())
    ]
    meta = {"count": len(works), "db_response_time_ms": len(asked.headers) * id(works) % 97}
    return as_json({"meta": meta, "results": works[: int(asked.params["per_page"])]})


# Semantic Scholar.


def semantic_scholar_answer(asked: Asked, known: Sequence[int] = range(25)) -> Reply:
    """Answer as Semantic Scholar does, with `null` for what it does not know."""
    papers: dict[str, Any] = {
        f"ARXIV:{arxiv_id(number)}": {
            "paperId": f"{number:040x}",
            "externalIds": {"ArXiv": arxiv_id(number), "CorpusId": number + 1},
            "title": titled(number),
            "abstract": None,
            "authors": [{"authorId": "1", "name": "Ada Lovelace"}],
            "year": 2024,
            "venue": "",
            "citationCount": number,
        }
        for number in known
    }
    if asked.path == "paper/search":
        found = [each for each in papers.values() if asked.params["query"] in each["title"].lower()]
        return as_json({"total": len(found), "offset": 0, "data": found})
    papers |= {paper["paperId"]: paper for paper in papers.values()}
    answers = [papers.get(each) for each in asked.posted["ids"]]
    if not any(answers):
        return Reply(json.dumps({"error": "No valid paper ids given"}).encode(), 400)
    return as_json(answers)


# Zotero.


def zotero_item(number: int, version: int, title: str = "") -> dict[str, Any]:
    return {
        "key": f"ITEM{number:04}",
        "version": version,
        "library": {"type": "group", "id": 12345},
        "data": {
            "key": f"ITEM{number:04}",
            "version": version,
            "itemType": "journalArticle",
            "title": title or titled(number),
            "creators": [{"creatorType": "author", "firstName": "Ada", "lastName": "Lovelace"}],
            "abstractNote": ABSTRACT,
            "date": day_of(number),
            "DOI": doi(number),
            "tags": [],
        },
    }


def zotero_group(items: Sequence[dict[str, Any]], version: int) -> Callable[[Asked], Reply]:
    """Return a library with these items at this version."""

    def reply(asked: Asked) -> Reply:
        headers = {"Last-Modified-Version": str(version)}
        if int(asked.headers.get("if-modified-since-version", 0)) >= version:
            return Reply(b"", 304, headers)
        start, limit = int(asked.params["start"]), int(asked.params["limit"])
        changed = [each for each in items if each["version"] > int(asked.params["since"])]
        headers["Total-Results"] = str(len(changed))
        return Reply(json.dumps(changed[start : start + limit]).encode(), 200, headers)

    return reply


def all_services(asked: Asked) -> Reply:
    """Answer as the service that is asked."""
    services: dict[str, Callable[[Asked], Reply]] = {
        "arxiv": arxiv_answer,
        "crossref": crossref_answer,
        "datacite": datacite_answer,
        "openalex": openalex_answer,
        "semantic-scholar": semantic_scholar_answer,
        "daily-papers": daily({"2026-11-26": range(3), "2026-11-24": range(3, 8)}),
        "zotero": zotero_group([zotero_item(number, number + 1) for number in range(3)], 3),
    }
    return services[asked.service](asked)
