"""The language of a work, from the names that bibliographies use for languages to the tags of HTML."""

from __future__ import annotations

import re

from synth.model.reference import Reference

_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
_TAGS = {
    "acadian": "fr-CA",
    "american": "en-US",
    "arabic": "ar",
    "australian": "en-AU",
    "austrian": "de-AT",
    "basque": "eu",
    "bokmal": "nb",
    "brazil": "pt-BR",
    "brazilian": "pt-BR",
    "british": "en-GB",
    "bulgarian": "bg",
    "canadian": "en-CA",
    "canadien": "fr-CA",
    "catalan": "ca",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dansk": "da",
    "deutsch": "de",
    "dutch": "nl",
    "english": "en",
    "espanol": "es",
    "español": "es",
    "estonian": "et",
    "faroese": "fo",
    "farsi": "fa",
    "finnish": "fi",
    "francais": "fr",
    "français": "fr",
    "french": "fr",
    "galician": "gl",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "hungarian": "hu",
    "icelandic": "is",
    "indonesian": "id",
    "irish": "ga",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "latin": "la",
    "latvian": "lv",
    "lithuanian": "lt",
    "naustrian": "de-AT",
    "newzealand": "en-NZ",
    "ngerman": "de",
    "norsk": "nb",
    "norwegian": "no",
    "nswissgerman": "de-CH",
    "nynorsk": "nn",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovene": "sl",
    "slovenian": "sl",
    "spanish": "es",
    "svenska": "sv",
    "swedish": "sv",
    "swissgerman": "de-CH",
    "thai": "th",
    "turkish": "tr",
    "ukenglish": "en-GB",
    "ukrainian": "uk",
    "usenglish": "en-US",
    "vietnamese": "vi",
    "welsh": "cy",
}


def language_tag(reference: Reference) -> str:
    """The tag of the language that the entry states, such as `da` or `pt-BR`; "" where it states none that is known."""
    for name in ("langid", "language"):
        written = reference.fields.get(name, "").strip()
        known = _TAGS.get(written.casefold())
        if known or _TAG.fullmatch(written):
            return known or written
    return ""
