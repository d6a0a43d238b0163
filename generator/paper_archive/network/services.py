"""The services that are asked, and the rules of each.

Sources: https://info.arxiv.org/help/api/tou.html (3 s, one connection);
https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/;
https://support.datacite.org/docs/rate-limit; https://developers.openalex.org/api-reference/authentication;
https://www.semanticscholar.org/product/api (1 request a second);
https://www.zotero.org/support/dev/web_api/v3/basics; https://huggingface.co/docs/hub/api.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

from paper_archive.errors import ArchiveError, Problem, Where, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service: where it is, how often it may be asked, and how it takes a key."""

    name: str
    """As on the command line and in names of files."""
    title: str
    """As people write it."""
    address: str
    """Where its paths begin."""
    answers: Literal["json", "xml"]
    """What its answers are written in."""
    pause_seconds: float
    """How long it wants to be left alone after an answer."""
    page_size: int
    """How many records an answer has at most."""
    key_variable: str = ""
    """The environment variable of a person's key, if it knows any."""
    key_header: str = ""
    key_before: str = ""
    """What stands before the key in that header."""
    key_parameter: str = ""
    """The parameter of a key that goes into no header."""

    @property
    def address_variable(self) -> str:
        """The environment variable that names another server."""
        return f"PAPER_ARCHIVE_{self.name.upper().replace('-', '_')}_URL"

    def address_in(self, environment: Mapping[str, str]) -> str:
        """Return where its paths begin, without a slash at the end.

        Raises:
            ArchiveError: when the environment names something else than an http(s) address.

        """
        address = environment.get(self.address_variable, "").strip() or self.address
        if not _is_address(address):
            what = f"{self.address_variable} must be an http(s) address without a password or query"
            raise _wrong_setting(f"{what}, not {shown(_without_password(address))}")
        return address.rstrip("/")

    def key_in(self, environment: Mapping[str, str]) -> str:
        """Return the person's key; empty if there is none.

        Raises:
            ArchiveError: when it cannot be sent. The message does not show it.

        """
        key = environment.get(self.key_variable, "").strip() if self.key_variable else ""
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise _wrong_setting(f"{self.key_variable} must be a key in one line of ASCII")
        return key


ARXIV: Final = Service(
    name="arxiv",
    title="arXiv",
    address="https://export.arxiv.org/api",
    answers="xml",
    pause_seconds=3,
    page_size=100,
)
CROSSREF: Final = Service(
    name="crossref",
    title="Crossref",
    address="https://api.crossref.org",
    answers="json",
    pause_seconds=0.2,
    page_size=1,
)
DATACITE: Final = Service(
    name="datacite",
    title="DataCite",
    address="https://api.datacite.org",
    answers="json",
    pause_seconds=0.2,
    page_size=1,
)
OPENALEX: Final = Service(
    name="openalex",
    title="OpenAlex",
    address="https://api.openalex.org",
    answers="json",
    pause_seconds=0.1,
    page_size=50,
    key_variable="OPENALEX_API_KEY",
    key_parameter="api_key",
)
SEMANTIC_SCHOLAR: Final = Service(
    name="semantic-scholar",
    title="Semantic Scholar",
    address="https://api.semanticscholar.org/graph/v1",
    answers="json",
    pause_seconds=1.1,
    page_size=500,
    key_variable="S2_API_KEY",
    key_header="x-api-key",
)
DAILY_PAPERS: Final = Service(
    name="daily-papers",
    title="Hugging Face",
    address="https://huggingface.co/api",
    answers="json",
    pause_seconds=0.5,
    page_size=100,
    key_variable="HF_TOKEN",
    key_header="Authorization",
    key_before="Bearer ",
)
ZOTERO: Final = Service(
    name="zotero",
    title="Zotero",
    address="https://api.zotero.org",
    answers="json",
    pause_seconds=0.5,
    page_size=100,
    key_variable="ZOTERO_API_KEY",
    key_header="Zotero-API-Key",
)

SERVICES: Final = (
    ARXIV,
    CROSSREF,
    DATACITE,
    OPENALEX,
    SEMANTIC_SCHOLAR,
    DAILY_PAPERS,
    ZOTERO,
)
"""All services, in the order in which docs/fetching.md lists them."""


def contact_in(environment: Mapping[str, str]) -> str:
    """Return the mail address at which services can write to the person; empty if unknown.

    Raises:
        ArchiveError: when it is neither a mail address nor an http(s) address.

    """
    contact = environment.get("PAPER_ARCHIVE_CONTACT", "").strip()
    if contact and not is_contact(contact):
        what = "PAPER_ARCHIVE_CONTACT must be a mail address, or an http(s) address"
        given = _without_password(contact) if "://" in contact else contact
        raise _wrong_setting(f"{what} without a password, not {shown(given)}")
    return contact


def is_contact(text: str) -> bool:
    """Tell whether a text is a mail address or an http(s) address that a header can carry."""
    is_plain = text.isascii() and text.isprintable() and not set(text) & set(" ();")
    return is_plain and (_is_address(text) if "://" in text else "@" in text[1:-1])


def _wrong_setting(message: str) -> ArchiveError:
    return ArchiveError([Problem(Where("environment"), "service-setting", message)])


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        is_whole = bool(parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0)
    except ValueError:  # such as a port that is not a number
        return False
    is_plain = text.isascii() and text.isprintable() and " " not in text
    return is_whole and is_plain and not (parts.query or parts.fragment or "@" in parts.netloc)


def _without_password(address: str) -> str:
    return address.rpartition("@")[2]
