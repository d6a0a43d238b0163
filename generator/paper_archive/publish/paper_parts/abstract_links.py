"""Addresses of the web in running text, such as an abstract: where they are, and what is there.

Abstracts have them as people write them: with the full stop of the sentence, in brackets, in
commands of TeX, without a scheme, and broken where a line of the printed paper ended.

Source: RFC 3986, sections 2 and 3, for what an address consists of.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from paper_archive.publish.external_links import quoted

CODE: Final = "code"
PROJECT: Final = "project"

_LONGEST: Final = 2000
"""Nobody writes a longer address by hand."""
_SIGNS: Final = (
    *("http", "www.", ".com", ".org", ".net", ".edu", ".gov", ".io", ".co/", ".gl/", ".ly/"),
    *(".be/", " com/", " org/", " io/"),
)
"""One of them is in every text that holds an address, in lower case."""

_DOMAIN: Final = "(?:com|org|net|edu|gov|io)"
_NAME: Final = "[a-z0-9][a-z0-9_-]*+"
# A blank stands where a line was broken: after `www.`, and at the dot of `github.com/`.
_DOT: Final = rf"(?:\.(?:(?<=www\.)\s)?(?!\s)|\.\s(?={_DOMAIN}/)|\s\.\s?(?={_DOMAIN}/))"
# Letters of languages that have blanks between words, so that an address ends before Chinese.
_LETTER: Final = r"[a-z0-9\u00c0-\u024f\u0370-\u1fff]"
# The scheme of a next address ends this one, unless it is a part of it, as in an archived page's.
_SIGN: Final = rf"(?:(?!(?<![/=])https?://)(?:{_LETTER}|[-._~∼˜%!&()*+,;=:@/?#])|\\[_%&#~](?=\S))"
# PDFs have other signs for the tilde.
_TILDES: Final = str.maketrans("∼˜", "~~")
_BROKEN: Final = r"(?<=[a-z0-9]-)\s(?=[a-z0-9])"
_ADDRESS: Final = re.compile(
    rf"""(?: (?P<scheme>https?) \s?:\s?//\s? | (?<![\w@./\\-]) )
    (?P<host>{_NAME}(?>(?:{_DOT}{_NAME})+)) (?P<port>:\d{{1,5}}(?!\d))? (?!@)
    (?P<path>[/?#](?:\s(?=[\w.-]++/[\w-]))? (?>{_SIGN}*) (?>(?:{_BROKEN}(?>{_SIGN}+))*))?""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMED: Final = re.compile(r".+\.[a-z]{2,}|(?:\d{1,3}\.){3}\d{1,3}")
"""Hosts of the web: domains, and addresses of machines."""
_BARE: Final = re.compile(
    rf"(?:[\w-]+\.)*[\w-]+\.{_DOMAIN}|huggingface\.co|goo\.gl|bit\.ly|youtu\.be"
)
"""Hosts that are recognised without a scheme if a path follows."""
_BARE_SITE: Final = re.compile(r"www\..+\..+|.+\.git(?:hub|lab)\.io")
"""Hosts that are recognised by themselves."""
_STOPS: Final = ".,;:!?*-"

_CODE_HOST: Final = re.compile(
    r"(?:www\.|gist\.)?(?:github|gitlab|bitbucket|gitee|codeberg)\.(?:com|org)|git(?:lab)?\..+"
    r"|(?:www\.)?sourceforge\.net|.+\.sourceforge\.net|code\.google\.com|anonymous\.4open\.science"
)
_PROJECT_HOST: Final = re.compile(r".+\.git(?:hub|lab)\.io|sites\.google\.com")
_OTHER_HOST: Final = re.compile(
    r"(?:[\w-]+\.)*(?:doi\.org|arxiv\.org|openreview\.net|aclanthology\.org|youtube\.com|youtu\.be|vimeo\.com)"
)
_BEFORE: Final = 80
"""How many characters before an address say what is there."""
_SAYS_PROJECT: Final = re.compile(r"\b(?:project|web|home)\s?-?(?:pages?|sites?)\b", re.IGNORECASE)
_SAYS_CODE: Final = re.compile(
    r"\b(?:source|open-source\w*|code|codes|implementations?|software|repository)\b", re.IGNORECASE
)
_SENTENCE: Final = re.compile(r".*(?:[.!?]\s|\n\n)", re.DOTALL)


class AbstractLink(NamedTuple):
    """An address in a text."""

    start: int
    end: int
    """It is `text[start:end]`, as it is written there."""
    address: str
    """With its scheme, in ASCII."""
    kind: str
    """`code`, `project`, or empty."""


def links_in(text: str) -> list[AbstractLink]:
    """Return the addresses in a text, in order; only those of `http` and `https`.

    What an address leads to is told by its host, or by the words before it in its sentence.
    """
    lower = text.lower()
    # Quicker than to look for all signs, and enough for most abstracts.
    if "/" not in text and "www." not in lower and ".io" not in lower:
        return []
    return list(_links(text)) if any(sign in lower for sign in _SIGNS) else []


def _links(text: str) -> Iterator[AbstractLink]:
    last = 0
    for found in _ADDRESS.finditer(text):
        host = re.sub(r"\s", "", found["host"]).lower()
        path = _trimmed(found["path"] or "", is_code=bool(_CODE_HOST.fullmatch(host)))
        if not _is_address(found, host, path):
            continue
        end = (found.end("port") if found["port"] else found.end("host")) + len(path)
        written = re.sub(r"\s|\\(?=\W|_)", "", text[found.start("host") : end]).translate(_TILDES)
        if len(written) <= _LONGEST:
            address = quoted(f"{(found['scheme'] or 'https').lower()}://{written}")
            said = text[max(last, found.start() - _BEFORE) : found.start()]
            yield AbstractLink(found.start(), end, address, _kind(host, path, said))
        last = end


def _is_address(found: re.Match[str], host: str, path: str) -> bool:
    if found["scheme"]:
        return _NAMED.fullmatch(host) is not None
    if _BARE_SITE.fullmatch(host):
        return True
    return len(path) > 1 and path[0] == "/" and _BARE.fullmatch(host) is not None


def _trimmed(path: str, *, is_code: bool) -> str:
    """Return the path without what belongs to the sentence: its stops, and closing brackets."""
    if is_code:  # names of repositories have none of these
        path = re.split(r"[(),;]", path, maxsplit=1)[0]
    closing = path.count(")") - path.count("(")
    end = len(path)
    while end and (path[end - 1] in _STOPS or (path[end - 1] == ")" and closing > 0)):
        end -= 1
        closing -= path[end] == ")"
    return path[:end]


def _kind(host: str, path: str, said: str) -> str:
    """Return what is at an address; `said` is the text before it."""
    if _OTHER_HOST.fullmatch(host) or path.lower().endswith(".pdf"):
        return ""
    if _CODE_HOST.fullmatch(host):
        return CODE if path.strip("/") else ""
    if _PROJECT_HOST.fullmatch(host):
        return PROJECT
    end = _SENTENCE.match(said)
    sentence = said[end.end() :] if end else said
    if _SAYS_PROJECT.search(sentence):
        return PROJECT
    return CODE if _SAYS_CODE.search(sentence) else ""
