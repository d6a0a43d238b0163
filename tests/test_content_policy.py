"""What a page may load and run."""

import base64
import hashlib

from paper_archive.publish.head.content_policy import content_policy


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def test_a_page_runs_its_own_script_and_those_of_its_site() -> None:
    script = "document.title = '“ß”';\n"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert directives(content_policy(script))["script-src"] == ["'self'", f"'sha256-{digest}'"]


def test_a_page_loads_what_is_of_its_site_and_icons_in_styles() -> None:
    assert directives(content_policy()) == {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    }
