"""A digest as text."""

from paper_archive.publish.digests.digest import Digest, Item


def head(digest: Digest) -> str:
    """Return what stands above the papers."""
    lines = [digest.title, digest.introduction, digest.warning]
    return "\n\n".join(filter(None, lines)) + "\n"


def item(paper: Item) -> str:
    """Return what is said of a paper."""
    lines = (paper.title, paper.status, paper.facts, paper.address)
    summary = paper.summary and f"\n{paper.summary}\n"
    return "\n" + "".join(f"{line}\n" for line in lines if line) + summary + "\n"


def foot(digest: Digest, more: int, unsubscribe: str) -> str:
    """Return what stands below the papers, of which `more` are left out."""
    lines = []
    if more:
        lines.append(f"and {more:,} more{digest.more_address and f': {digest.more_address}'}")
    if digest.site_address:
        lines.append(f"{digest.name}: {digest.site_address}")
    if unsubscribe:
        lines.append(f"Unsubscribe: {unsubscribe}")
    return "".join(f"\n{line}\n" for line in lines)
