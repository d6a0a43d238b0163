"""Languages as sources name them, converted to tags of BCP 47."""

import re
from typing import Final

from paper_archive.text import fold

_TAGS: Final = {
    name: tag
    for tag, names in {
        "ar": "ara arabic",
        "bg": "bul bulgarian",
        "ca": "cat catalan",
        "cs": "cze ces czech",
        "da": "dan danish",
        "de": "ger deu german ngerman deutsch naustrian austrian swissgerman nswissgerman",
        "el": "gre ell greek",
        "en": "eng english american usenglish british ukenglish australian canadian newzealand",
        "es": "spa spanish espanol castellano",
        "et": "est estonian",
        "eu": "baq eus basque",
        "fa": "per fas persian farsi",
        "fi": "fin finnish",
        "fr": "fre fra french francais canadien acadian frenchb",
        "he": "heb hebrew",
        "hi": "hin hindi",
        "hr": "hrv croatian",
        "hu": "hun hungarian magyar",
        "id": "ind indonesian",
        "it": "ita italian italiano",
        "ja": "jpn japanese",
        "ko": "kor korean",
        "la": "lat latin",
        "lt": "lit lithuanian",
        "lv": "lav latvian",
        "nl": "dut nld dutch nederlands",
        "no": "nor norwegian norsk nynorsk bokmal",
        "pl": "pol polish polski",
        "pt": "por portuguese portugues brazilian brazil",
        "ro": "rum ron romanian",
        "ru": "rus russian",
        "sk": "slo slk slovak",
        "sl": "slv slovene slovenian",
        "sr": "srp serbian",
        "sv": "swe swedish svenska",
        "th": "tha thai",
        "tr": "tur turkish",
        "uk": "ukr ukrainian",
        "vi": "vie vietnamese",
        "zh": "chi zho chinese mandarin",
    }.items()
    for name in (tag, *names.split())
}
"""Folded name, or code of ISO 639 → tag."""
_REGIONAL: Final = re.compile(r"([A-Za-z]{2,3})[-_]([A-Za-z]{2,4}(?:[-_][A-Za-z]{2})?)\Z")


def language_tag(text: str) -> str:
    """Return the tag of the first language in a text; empty if it is unknown."""
    text = text.strip()
    regional = _REGIONAL.match(text)
    if regional and regional[1].lower() in _TAGS:
        return f"{_TAGS[regional[1].lower()]}-{regional[2]}"
    return next((_TAGS[word] for word in fold(text).split() if word in _TAGS), "")
