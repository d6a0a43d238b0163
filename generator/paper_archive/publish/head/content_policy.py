"""The Content-Security-Policy: pages load and run only files of the site.

Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/. It is in a `<meta>`, since
GitHub Pages sends no headers of ours.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256


def content_policy(inline_scripts: Iterable[str]) -> str:
    """Return the policy of a page with these inline scripts and no others."""
    hashes = (b64encode(sha256(script.encode()).digest()).decode() for script in inline_scripts)
    allowed = " ".join(["'self'", *(f"'sha256-{each}'" for each in hashes)])
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
    )
