import gzip
import json
import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from paper_archive.errors import ArchiveError
from paper_archive.network.cache import Cache
from paper_archive.network.client import MOST_TRIES, Client, user_agent
from paper_archive.network.connection import MOST_BYTES, MOST_REDIRECTS, TimeLimits
from paper_archive.network.failures import ServiceFailed
from paper_archive.network.services import (
    ARXIV,
    CROSSREF,
    DAILY_PAPERS,
    OPENALEX,
    SERVICES,
    ZOTERO,
    Service,
)
from paper_archive.network.settings import Settings
from service_server import FakeClock, Reply, ServiceServer, as_json, service_server

KEYS = {each.key_variable: f"secret-{each.name}" for each in SERVICES if each.key_variable}
ATOM = b"<feed xmlns='http://www.w3.org/2005/Atom'/>"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def settings(server: ServiceServer, clock: FakeClock) -> Settings:
    return Settings(environment=server.environment, clock=clock.clock, chance=lambda: 1.0)


@pytest.fixture
def client(settings: Settings) -> Iterator[Client]:
    with Client(settings) as client:
        yield client


def failure(client: Client, ask: Callable[[Client], object] | None = None) -> ServiceFailed:
    with pytest.raises(ServiceFailed) as caught:
        ask(client) if ask else client.get(CROSSREF, "works")
    assert len(caught.value.problems) == 1
    assert "\n" not in str(caught.value)
    return caught.value


def test_an_answer_has_its_bytes_headers_and_address(server: ServiceServer, client: Client) -> None:
    server.reply = lambda _asked: as_json({"a": "é"}, Last_Modified_Version="7")
    answer = client.get(CROSSREF, "works/10.1%2Fa", {"q": "a b&c"}, {"X-One": "1"})
    assert json.loads(answer.body) == {"a": "é"}
    assert answer.headers["last-modified-version"] == "7"
    assert answer.url == f"{server.address}/crossref/works/10.1%2Fa?q=a+b%26c"
    assert answer.is_found
    [asked] = server.asked
    assert (asked.service, asked.path, asked.params) == ("crossref", "works/10.1/a", {"q": "a b&c"})
    assert asked.headers["x-one"] == "1"


def test_a_compressed_answer_is_unpacked(server: ServiceServer, client: Client) -> None:
    server.reply = lambda _asked: Reply(gzip.compress(b"[1]"), headers={"Content-Encoding": "gzip"})
    assert client.get(CROSSREF, "works").body == b"[1]"


def test_json_can_be_posted(server: ServiceServer, client: Client) -> None:
    client.get(CROSSREF, "works", posted={"ids": ["é"]})
    assert server.asked[0].posted == {"ids": ["é"]}
    assert server.asked[0].headers["content-type"] == "application/json"


@pytest.mark.parametrize("contact", ["", "ada@example.org", "https://example.org/lab"])
def test_the_user_agent_names_the_project_and_the_contact(contact: str) -> None:
    assert user_agent(contact).startswith("paper-archive/")
    assert contact in user_agent(contact)


def test_the_contact_of_the_environment_is_sent(server: ServiceServer, tmp_path: Path) -> None:
    environment = {
        **server.environment,
        "PAPER_ARCHIVE_CONTACT": "ada@example.org",
        "XDG_CACHE_HOME": str(tmp_path),
    }
    with Client(Settings.of(environment, print, contact="b@c.d", is_cached=False)) as client:
        client.get(CROSSREF, "works")
    assert server.asked[0].headers["user-agent"].endswith("(mailto:ada@example.org)")


# Pauses.


def test_a_service_is_left_alone_for_its_pause(
    server: ServiceServer, client: Client, clock: FakeClock
) -> None:
    server.reply = lambda asked: Reply(ATOM) if asked.service == "arxiv" else as_json([])
    for service in (ARXIV, CROSSREF, ARXIV, ARXIV):
        client.get(service, "query")
    assert clock.slept == [3, 3]


def test_the_pause_is_kept_after_a_fault_too(
    server: ServiceServer, client: Client, clock: FakeClock
) -> None:
    server.faults[0] = Reply(status=404)
    failure(client, lambda client: client.get(ARXIV, "query"))
    server.reply = lambda _asked: Reply(ATOM)
    client.get(ARXIV, "query")
    assert clock.slept == [3]


def test_a_service_can_ask_for_a_longer_pause(
    server: ServiceServer, client: Client, clock: FakeClock
) -> None:
    server.reply = lambda _asked: as_json([], Backoff="20")
    client.get(ZOTERO, "groups/1/items")
    client.get(ZOTERO, "groups/1/items")
    assert clock.slept == [20]


def test_one_connection_is_used_for_all_requests_of_a_service(
    server: ServiceServer, client: Client
) -> None:
    threads = set()

    def reply(_asked: object) -> Reply:
        threads.add(threading.get_ident())  # the server has one for each connection
        return as_json([])

    server.reply = reply
    for _ in range(3):
        client.get(CROSSREF, "works")
    assert len(threads) == 1


# Faults that may pass.

PASSING = {
    "429": Reply(b"slow down", 429),
    "500": Reply(b"<html><h1>Oops</h1></html>", 500),
    "503": Reply(b"", 503),
    "cut": Reply(b"[1, 2, 3]", then="cut"),
    "cut without length": Reply(b'{"message": {"title": ["A th'),
    "hangs up": Reply(then="hangs up"),
    "rate exceeded": Reply(b"Rate exceeded."),
    "a page": Reply(b"<!DOCTYPE html><title>Log in</title>", headers={"Content-Type": "text/html"}),
    "nothing": Reply(b""),
    "not what it says": Reply(b"[1]", headers={"Content-Encoding": "gzip"}),
    "nested": Reply(b"[" * 100_000),
}
each_passing = pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)


@each_passing
def test_what_may_pass_is_tried_again_after_growing_pauses(
    server: ServiceServer, client: Client, clock: FakeClock, fault: Reply
) -> None:
    server.faults = dict.fromkeys(range(MOST_TRIES - 1), fault)
    server.reply = lambda _asked: as_json([7])
    assert client.get(CROSSREF, "works").body == b"[7]"
    assert clock.slept == [2, 4, 8, 16]


@each_passing
def test_what_does_not_pass_is_one_sentence(
    server: ServiceServer, client: Client, fault: Reply
) -> None:
    server.reply = lambda _asked: fault
    error = failure(client)
    assert str(error).startswith("Crossref: ")
    assert len(server.asked) == MOST_TRIES
    assert error.service is CROSSREF


def test_waiting_times_are_random(server: ServiceServer, settings: Settings) -> None:
    server.faults[0] = Reply(status=500)
    clock = FakeClock()
    with Client(replace(settings, chance=lambda: 0.0, clock=clock.clock)) as client:
        client.get(CROSSREF, "works")
    assert clock.slept == [1]


def test_a_wait_is_announced(server: ServiceServer, settings: Settings) -> None:
    server.faults[0] = Reply(b'{"message": "down for repair"}', 503)
    shown: list[str] = []
    with Client(replace(settings, show=shown.append)) as client:
        client.get(CROSSREF, "works")
    assert shown == ["Crossref: failed (HTTP 503, 'down for repair'); trying again in 2 s"]


def test_rate_exceeded_in_place_of_a_feed_is_no_empty_answer(
    server: ServiceServer, client: Client
) -> None:
    server.reply = lambda _asked: Reply(b"Rate exceeded.")
    error = failure(client, lambda client: client.get(ARXIV, "query"))
    assert error.problems[0].rule == "service-limit"
    assert "Rate exceeded." in str(error)


def test_a_service_that_is_silent_and_then_refuses_is_asked_later(
    server: ServiceServer, settings: Settings, clock: FakeClock
) -> None:
    server.faults = {0: Reply(then="silent"), 1: Reply(status=429)}
    server.reply = lambda _asked: Reply(ATOM)
    with Client(replace(settings, limits=TimeLimits(silence=0.1))) as client:
        assert client.get(ARXIV, "query").body == ATOM
    assert clock.slept == [2, 1, 4]  # the pause of 3 s is kept, too


def test_silence_has_an_end(server: ServiceServer, settings: Settings) -> None:
    server.reply = lambda _asked: Reply(then="silent")
    with Client(replace(settings, limits=TimeLimits(silence=0.05))) as client:
        assert "no answer for 0.05 seconds" in str(failure(client))


def test_a_slow_answer_has_an_end(server: ServiceServer, settings: Settings) -> None:
    server.reply = lambda _asked: Reply(b"[", then="dripping")
    with Client(replace(settings, limits=TimeLimits(total=0.1))) as client:
        assert "takes too long" in str(failure(client))


# Retry-After.


@pytest.mark.parametrize("asked", ["30", "Fri, 27 Nov 2026 08:00:30 GMT"])
def test_retry_after_is_obeyed(
    server: ServiceServer, client: Client, clock: FakeClock, asked: str
) -> None:
    server.faults[0] = Reply(status=429, headers={"Retry-After": asked})
    client.get(CROSSREF, "works")
    assert clock.slept == [30]


def test_a_long_retry_after_says_when_to_come_back(
    server: ServiceServer, client: Client, clock: FakeClock
) -> None:
    headers = {"Retry-After": str(15 * 3600)}
    server.reply = lambda _asked: Reply(b'{"error": "Rate limit exceeded"}', 429, headers)
    error = failure(client, lambda client: client.get(OPENALEX, "works"))
    assert "come back at 2026-11-27 23:00 UTC" in str(error)
    assert "OPENALEX_API_KEY" in str(error)
    assert error.problems[0].rule == "service-limit"
    assert (len(server.asked), clock.slept) == (1, [])


def test_a_service_that_is_closed_for_hours_is_not_asked_until_then(
    server: ServiceServer, client: Client, clock: FakeClock
) -> None:
    server.faults[0] = Reply(status=429, headers={"Retry-After": "7200"})
    first, again = failure(client), failure(client)
    assert str(first) == str(again)
    assert len(server.asked) == 1
    client.get(OPENALEX, "works")
    clock.sleep(2 * 3600 + 60)
    client.get(CROSSREF, "works")
    assert [asked.service for asked in server.asked] == ["crossref", "openalex", "crossref"]


@pytest.mark.parametrize(
    "asked",
    [
        *("soon", "-5", "", "9" * 5_000),
        *("Fri, 27 Nov 1026 08:00:30 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"),
        f"Fri, 27 Nov 2026 08:00:30 +{'9' * 20}",
    ],
)
def test_a_retry_after_that_says_nothing_is_like_none(
    server: ServiceServer, client: Client, clock: FakeClock, asked: str
) -> None:
    server.faults[0] = Reply(status=503, headers={"Retry-After": asked})
    client.get(CROSSREF, "works")
    assert clock.slept == [2]


# Faults that do not pass.


def test_a_refusal_is_said_with_the_reason_of_the_service(
    server: ServiceServer, client: Client
) -> None:
    server.reply = lambda _asked: Reply(b'{"error": "Invalid date\\u0007\\n"}', 400)
    error = failure(client)
    assert (
        str(error) == "Crossref: refuses the request (HTTP 400, 'Invalid date') [service-refused]"
    )
    assert len(server.asked) == 1


def test_a_refused_key_is_named_by_its_variable(server: ServiceServer, client: Client) -> None:
    server.reply = lambda _asked: Reply(status=403)
    assert "ZOTERO_API_KEY" in str(failure(client, lambda client: client.get(ZOTERO, "groups/1")))


def test_another_status_can_be_an_answer(server: ServiceServer, client: Client) -> None:
    server.reply = lambda _asked: Reply(b"Resource not found.", 404)
    answer = client.get(CROSSREF, "works/10.1/a", allowed=[404])
    assert (answer.status, answer.is_found) == (404, False)


def test_an_endless_answer_is_not_read_to_the_end(server: ServiceServer, client: Client) -> None:
    server.reply = lambda _asked: Reply(b"[", then="endless")
    assert f"larger than {MOST_BYTES >> 20} MiB" in str(failure(client))
    assert len(server.asked) == 1


def test_an_answer_that_unpacks_to_gigabytes_is_not_unpacked_to_the_end(
    server: ServiceServer, client: Client
) -> None:
    packed = gzip.compress(bytes(MOST_BYTES + (1 << 20)), 9)
    server.reply = lambda _asked: Reply(packed, headers={"Content-Encoding": "gzip"})
    assert "larger than" in str(failure(client))


def test_a_loop_of_redirects_ends(server: ServiceServer, client: Client) -> None:
    server.reply = lambda _asked: Reply(status=302, headers={"Location": "/crossref/again"})
    assert "redirects endlessly" in str(failure(client))
    assert len(server.asked) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/", "http://[", "mailto:"]
)
def test_a_redirect_to_no_web_address_is_not_followed(
    server: ServiceServer, client: Client, target: str
) -> None:
    server.reply = lambda _asked: Reply(status=302, headers={"Location": target})
    failure(client)
    assert len(server.asked) == 1


def test_a_redirect_is_followed(server: ServiceServer, client: Client) -> None:
    server.faults[0] = Reply(status=301, headers={"Location": "elsewhere?v=2"})
    client.get(CROSSREF, "works", {"q": "a"})
    assert [(each.path, each.params) for each in server.asked] == [
        ("works", {"q": "a"}),
        ("elsewhere", {"v": "2"}),
    ]


# The network.


def test_a_name_that_is_not_found_asks_for_the_network(settings: Settings) -> None:
    environment = {CROSSREF.address_variable: "http://no-such-host.invalid"}
    with Client(replace(settings, environment=environment)) as client:
        error = failure(client)
    assert error.problems[0].rule == "network-unreachable"
    assert "is there a network?" in str(error)


def test_a_port_on_which_nobody_listens_asks_for_the_network(settings: Settings) -> None:
    with service_server() as gone:
        environment = gone.environment
    with Client(replace(settings, environment=environment)) as client:
        assert failure(client).problems[0].rule == "network-unreachable"


def test_a_proxy_of_the_environment_is_used(
    server: ServiceServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.address)
    environment = {CROSSREF.address_variable: "http://no-such-host.invalid/crossref"}
    with Client(replace(settings, environment=environment)) as client:
        assert client.get(CROSSREF, "works").is_found


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "http://[", "gopher://127.0.0.1"])
def test_a_proxy_that_does_not_work_is_one_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy)
    environment = {CROSSREF.address_variable: "http://no-such-host.invalid/crossref"}
    with Client(replace(settings, environment=environment)) as client:
        failure(client)


def test_speech_that_is_no_tls_is_one_sentence(server: ServiceServer, settings: Settings) -> None:
    environment = {CROSSREF.address_variable: server.address.replace("http:", "https:")}
    with Client(replace(settings, environment=environment)) as client:
        failure(client)


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Return the address of a server that speaks TLS, and its certificate, which nobody signed."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("no openssl here")
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-nodes", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with service_server(context) as server:
        yield server.address, certificate


def test_a_certificate_that_nobody_signed_is_refused_at_once(
    secure: tuple[str, Path], settings: Settings, clock: FakeClock
) -> None:
    environment = {CROSSREF.address_variable: secure[0]}
    with Client(replace(settings, environment=environment)) as client:
        assert "its certificate is not valid" in str(failure(client))
    assert clock.slept == []


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_a_certificate_of_the_environment_is_trusted(
    secure: tuple[str, Path], settings: Settings, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, str(secure[1]))
    environment = {CROSSREF.address_variable: secure[0]}
    with Client(replace(settings, environment=environment)) as client:
        assert client.get(CROSSREF, "works").is_found


def test_certificates_that_are_not_there_are_one_sentence(
    secure: tuple[str, Path], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file.pem")
    environment = {CROSSREF.address_variable: secure[0]}
    with Client(replace(settings, environment=environment)) as client:
        assert "cannot be asked" in str(failure(client))


# Keys.


@pytest.mark.parametrize("service", SERVICES, ids=lambda each: each.name)
def test_a_key_is_sent_and_shown_nowhere(
    server: ServiceServer, settings: Settings, tmp_path: Path, service: Service
) -> None:
    shown: list[str] = []
    server.reply = lambda _asked: Reply(
        b"<a/>" if service is ARXIV else b"[]", headers={"ETag": "1"}
    )
    server.faults[0] = Reply(b"no", 500)
    environment = {**server.environment, **KEYS}
    cache = Cache(tmp_path)
    changed = replace(settings, environment=environment, cache=cache, show=shown.append)
    with Client(changed) as client:
        answer = client.get(service, "a", {"b": "c"})
        server.reply = lambda _asked: Reply(status=403)
        error = failure(client, lambda client: client.get(service, "other"))
    sent = [*server.asked[1].headers.values(), *server.asked[1].params.values()]
    key = KEYS.get(service.key_variable, "")
    assert (service.key_before + key in sent) == bool(key)
    assert not [value for value in sent if "secret-" in value and key not in value]
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert kept
    for text in (answer.url, str(error), *shown, kept.decode(), repr(client)):
        assert "secret-" not in text


def test_a_key_is_not_sent_to_another_host(server: ServiceServer, settings: Settings) -> None:
    with service_server() as other:
        server.reply = lambda _asked: Reply(
            status=302, headers={"Location": f"{other.address}/zotero/items"}
        )
        environment = {**server.environment, **KEYS}
        with Client(replace(settings, environment=environment)) as client:
            client.get(ZOTERO, "groups/1/items")
            client.get(OPENALEX, "works")
    assert "secret-" in str(server.asked)
    assert len(other.asked) == 2
    assert "secret-" not in str(other.asked)


def test_a_password_of_netrc_is_not_sent(
    server: ServiceServer, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ada password secret-netrc\n")
    monkeypatch.setenv("NETRC", str(netrc))
    environment = {**server.environment, **KEYS}
    with Client(replace(settings, environment=environment)) as client:
        client.get(DAILY_PAPERS, "daily_papers")
        client.get(CROSSREF, "works")
    assert server.asked[0].headers["authorization"] == "Bearer secret-daily-papers"
    assert "authorization" not in server.asked[1].headers


# The cache.


@pytest.fixture
def cached(settings: Settings, tmp_path: Path) -> Settings:
    return replace(settings, cache=Cache(tmp_path / "cache"))


def test_an_answer_that_the_service_confirms_is_not_sent_again(
    server: ServiceServer, cached: Settings
) -> None:
    server.reply = lambda asked: (
        Reply(status=304, headers={"ETag": '"1"'})
        if asked.headers.get("if-none-match") == '"1"'
        else as_json([5], ETag='"1"', Last_Modified_Version="3")
    )
    for _ in range(2):
        with Client(cached) as client:
            answer = client.get(ZOTERO, "groups/1/items", {"start": "0"})
        assert (answer.status, answer.body) == (200, b"[5]")
        assert answer.headers["last-modified-version"] == "3"
    assert len(server.asked) == 2


def test_another_question_is_another_answer(server: ServiceServer, cached: Settings) -> None:
    server.reply = lambda asked: as_json([asked.params.get("p", "")], Last_Modified="Fri")
    with Client(cached) as client:
        bodies = [client.get(CROSSREF, "a", {"p": page}).body for page in ("1", "2")]
        client.get(CROSSREF, "a", posted={})
    assert bodies == [b'["1"]', b'["2"]']
    assert not [asked for asked in server.asked if "if-modified-since" in asked.headers]


@pytest.mark.parametrize("damage", [b"", b"[", b"{}\n[1]", b"null\n", b"\xff\xfe"])
def test_a_damaged_cache_costs_nothing_but_time(
    server: ServiceServer, cached: Settings, tmp_path: Path, damage: bytes
) -> None:
    server.reply = lambda _asked: as_json([6], ETag="1")
    with Client(cached) as client:
        client.get(CROSSREF, "works")
        [file] = (tmp_path / "cache").iterdir()
        file.write_bytes(damage)
        assert client.get(CROSSREF, "works").body == b"[6]"
    assert "if-none-match" not in server.asked[1].headers


def test_an_answer_in_the_cache_that_was_cut_is_not_used(
    server: ServiceServer, cached: Settings, tmp_path: Path
) -> None:
    server.reply = lambda _asked: as_json([6, 7], ETag="1")
    with Client(cached) as client:
        client.get(CROSSREF, "works")
        [file] = (tmp_path / "cache").iterdir()
        file.write_bytes(file.read_bytes()[:-1])
        client.get(CROSSREF, "works")
    assert "if-none-match" not in server.asked[1].headers


def test_a_cache_that_cannot_be_written_is_no_fault(
    server: ServiceServer, settings: Settings, tmp_path: Path
) -> None:
    server.reply = lambda _asked: as_json([6], ETag="1")
    (tmp_path / "file").touch()
    with Client(replace(settings, cache=Cache(tmp_path / "file" / "cache"))) as client:
        assert client.get(CROSSREF, "works").body == b"[6]"


def test_an_answer_that_is_not_whole_is_not_kept(
    server: ServiceServer, cached: Settings, tmp_path: Path
) -> None:
    server.faults[0] = Reply(b'{"a', headers={"ETag": "1"})
    server.reply = lambda _asked: as_json([6])
    with Client(cached) as client:
        client.get(CROSSREF, "works")
    assert not (tmp_path / "cache").exists()


def test_the_cache_is_bounded(server: ServiceServer, settings: Settings, tmp_path: Path) -> None:
    server.reply = lambda _asked: as_json(["x" * 1_000], ETag="1")
    with Client(replace(settings, cache=Cache(tmp_path, most_bytes=5_000))) as client:
        for page in range(20):
            client.get(CROSSREF, "works", {"p": str(page)})
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert 3 <= len(sizes) <= 5
    assert sum(sizes) <= 5_000


# The environment.


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PAPER_ARCHIVE_CROSSREF_URL", "file:///etc"),
        ("PAPER_ARCHIVE_CROSSREF_URL", "http://"),
        ("PAPER_ARCHIVE_CROSSREF_URL", "http://a:b@example.org"),
        ("PAPER_ARCHIVE_CROSSREF_URL", "http://example.org/?q=1"),
        ("PAPER_ARCHIVE_CROSSREF_URL", "http://example.org:port"),
        ("PAPER_ARCHIVE_CROSSREF_URL", "http://exämple.org"),
        ("OPENALEX_API_KEY", "two words"),
        ("OPENALEX_API_KEY", "clé"),
        ("PAPER_ARCHIVE_CONTACT", "nobody"),
        ("PAPER_ARCHIVE_CONTACT", "a@b.c\r\nX-Evil: 1"),
        ("PAPER_ARCHIVE_CONTACT", "https://me:secret@example.org"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(
    server: ServiceServer, name: str, text: str
) -> None:
    environment = {**server.environment, name: text}
    service = OPENALEX if "KEY" in name else CROSSREF
    with pytest.raises(ArchiveError) as caught, Client(Settings.of(environment, print)) as client:
        client.get(service, "works")
    [problem] = caught.value.problems
    assert (problem.rule, str(problem.where)) == ("service-setting", "environment")
    assert problem.message.startswith(name)
    assert "KEY" not in name or text not in problem.message
    assert "secret" not in problem.message
    assert server.asked == []
