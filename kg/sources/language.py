"""Which language a text is in, and whether it may be read as English.

py3langid ranks languages by probability. Measured on news texts cut into pieces of two sentences, English
prose hardly ever got less than 0.012 for English, and single sentences of twenty-seven other languages
never more than 0.000006. The exceptions are English notes made of foreign names; what is left of them
without the names gets 0.1 and more, of other languages 0.00002 at most. Headlines of four words in the
Latin script are too short to tell and pass.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

#: A text is refused when English is less probable than this, whole and without its names: between the
#: figures above.
_LEAST = 0.001
_LEAST_WITHOUT_NAMES = 0.05

#: So many words must be left without the names to say anything.
_WORDS = 3

#: Characters looked at: the first 20,000 tell the language and keep the cost of a long text flat.
_LOOKED_AT = 20_000

#: Codes that py3langid gives most, as people call them; another code is shown as it is.
_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "ha": "Hausa", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "ms": "Malay", "my": "Burmese", "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """code: ISO 639; english: the text may be read as English (its code is then ``en``)."""

    code: str
    english: bool

    @property
    def name(self) -> str:
        """``Ukrainian (uk)``, or the code alone where it has no name here."""
        return f"{_NAMES[self.code]} ({self.code})" if self.code in _NAMES else f"language code {self.code}"


def language_of(text: str) -> Language:
    """The language of a text that has at least one letter."""
    piece = text[:_LOOKED_AT]
    ranked: list[tuple[str, float]] = _identifier().rank(piece)
    letters = [char for char in piece if char.isalpha()]
    # in another script no probability is needed, and no length is too short
    latin = 2 * sum(char < "\u0250" for char in letters) >= len(letters)
    if latin and (dict(ranked)["en"] >= _LEAST or _english_without_names(piece)):
        return Language("en", english=True)
    return Language(next(code for code, _ in ranked if code != "en"), english=False)


def _english_without_names(text: str) -> bool:
    """The words in small letters alone, addresses left out, are English."""
    words = [word for word in re.sub(r"\S*[:@/]\S*\w", " ", text).split() if word[0].islower()]
    return len(words) >= _WORDS and dict(_identifier().rank(" ".join(words)))["en"] >= _LEAST_WITHOUT_NAMES


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
