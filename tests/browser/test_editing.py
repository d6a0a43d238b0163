"""What a person sees who writes pages while `mkdocs serve` runs."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from builds import make_project
from serving import serve

GOOD = "---\ntitle: Waves\n---\n\n# Waves\n"


def test_the_browser_shows_problems_and_comes_back_to_the_page_by_itself(
    browser: Browser, tmp_path: Path
) -> None:
    make_project(tmp_path, {"papers/waves.md": GOOD})
    paper = tmp_path / "content/papers/waves.md"
    with serve(tmp_path) as server, browser.new_context() as context:
        page = context.new_page()
        errors: list[str] = []
        page.goto(f"{server.address}papers/waves/")
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Waves")
        paper.write_text("broken", encoding="utf-8")
        expect(heading).to_have_text("1 problem in the archive", timeout=60_000)
        expect(page.locator(".problems")).to_contain_text("content/papers/waves.md:1")
        page.on("console", lambda said: errors.extend([said.text] * (said.type == "error")))
        page.on("pageerror", lambda error: errors.append(str(error)))
        paper.write_text("still broken", encoding="utf-8")
        expect(page.locator(".problems")).to_contain_text("still broken", timeout=60_000)
        paper.write_text(GOOD, encoding="utf-8")
        expect(heading).to_have_text("Waves", timeout=60_000)
        # The server answers with its page for what it does not find.
        assert [error for error in errors if "404 (Not Found)" not in error] == []
