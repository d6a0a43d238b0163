"""Where this package is, and the templates, scripts and styles that it brings."""

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent
THEME: Final = PACKAGE / "theme"
