"""The Content-Security-Policy: pages load and run only files of the site.

Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/. It is in a `<meta>`, since
GitHub Pages sends no headers of ours.
"""

from base64 import b64encode
from hashlib import sha256


def content_policy(inline_script: str = "") -> str:
    """Return the policy of a page, which may hold one inline script, or none.

    It stands in every page, so it is short. Icons of styles are `data:`.
    """
    policy = "default-src 'self';img-src 'self' data:;form-action 'self';base-uri 'none'"
    if not inline_script:
        return policy
    digest = b64encode(sha256(inline_script.encode()).digest()).decode()
    return f"{policy};script-src 'self' 'sha256-{digest}'"
