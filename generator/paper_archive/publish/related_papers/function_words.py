"""Words that papers on any matter share, in other languages than English.

The index leaves out those of English itself. Words that also name something in English are not
here, such as the German "mit" and the Portuguese "os".
"""

from typing import Final

from paper_archive.publish.search.words.words import stem

_OF_LANGUAGES: Final = {
    "fr": "au aux avec ces cette comme dans de des du elle en entre est il la le les leur ou par "
    "que qui sur un une",
    "de": "auf aus bei beim das dem den der ein eine einem einen einer eines ist nach oder sich "
    "uber und vom von zum zur",
    "es": "como con de del el en entre la las los para por que un una",
    "it": "alla che dei degli della delle di gli il la le nel nella per sul sulla tra un una",
    "pt": "como de entre para por que um uma",
    "nl": "de een en het voor",
}

FUNCTION_WORDS: Final = frozenset(
    stem(word) for words in _OF_LANGUAGES.values() for word in words.split()
)
"""They are terms of the index."""
