"""English is never refused, other languages always are."""

import json
import os
import re
from pathlib import Path

import pytest

from kg.sources.language import language_of

PARAGRAPHS: dict[str, str] = json.loads((Path(__file__).parent / "paragraphs.json").read_text(encoding="utf-8"))

#: Two lines full of foreign names: what a detector takes for another language.
NOTES = [
    "Gen. Oleksandr Syrskyi met Gen. Christopher Cavoli.\nPokrovsk, Chasiv Yar and Toretsk were discussed.",
    "Hyundai Rotem, Hanwha Aerospace: Poland K2, K9, Chunmoo.\nLIG Nex1: Iraq, UAE, Saudi Arabia Cheongung-II.",
    "Recep Tayyip Erdoğan, Nikol Pashinyan and Ilham Aliyev in Samarkand.\nPeace treaty text agreed, says Yerevan.",
    "Włocławek, Grudziądz and Świętoszów get 12 K2 Black Panther tanks.\nWładysław Kosiniak-Kamysz was there.",
    "ITS Caio Duilio relieved ITS Federico Martinengo on 17 March.\nForce now HESSEN, DUILIO, FS ALSACE, HS HYDRA.",
    "Nguyễn Phú Trọng receives Vladimir Putin in Hanoi.\nA dozen documents signed, Vietnam News Agency reports.",
    "Al-Qassam, Saraya al-Quds claim rockets at Ashkelon.\nIDF strikes Beit Hanoun, Jabaliya and Deir al-Balah.",
    "RUSSIAN DRONES HIT ODESA, MYKOLAIV, KRYVYI RIH.\nZELENSKYY: 34 SHAHEDS DOWNED.",
    "Ferdinand Marcos Jr and Fumio Kishida: BRP Teresa Magbanua, JS Akebono.\nDrill off Palawan starts on Monday.",
    "Lieutenant Yevhen Mykhailovych Palchenko.\nTank platoon commander, Hero of Ukraine.",
]


@pytest.mark.parametrize("note", NOTES)
def test_english_notes_full_of_names_pass(note: str) -> None:
    assert language_of(note).english


@pytest.mark.parametrize("code", PARAGRAPHS)
def test_other_languages_are_named(code: str) -> None:
    """The paragraph, and each of its sentences by itself."""
    language = language_of(PARAGRAPHS[code])
    assert (language.code, language.english) == (code, False)
    assert f"({code})" in language.name
    for sentence in re.split(r"(?<=[.。।])\s*", PARAGRAPHS[code]):
        assert not sentence or not language_of(sentence).english


@pytest.mark.parametrize("text", ["Привіт", "أخبار", "新闻", "Νέα", "חדשות"])
def test_another_script_is_never_too_short(text: str) -> None:
    assert not language_of(text).english


@pytest.mark.slow
def test_every_shared_english_text_passes() -> None:
    """All articles of the corpus and the training gold, whole and in pieces of two lines with twelve words or more."""
    shared = Path(os.environ.get("KG_SHARED", Path(__file__).parents[3] / "shared"))
    files = sorted([*shared.glob("corpus/*.txt"), *shared.glob("gold/train/*.txt")])
    if not files:
        pytest.skip(f"no articles below {shared}; set KG_SHARED")
    refused = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        lines = [line for line in text.split("\n") if line.strip()]
        pieces = [text, *("\n".join(lines[start : start + 2]) for start in range(0, len(lines), 2))]
        refused += [
            (file.name, piece[:80])
            for piece in pieces
            # addresses and foreign titles in lists of sources are no English prose
            if len(re.findall(r"[A-Za-z]+", re.sub(r"\S*(?:://|\.com|\.org|dot )\S*", " ", piece))) >= 12
            and not language_of(piece).english
        ]
    assert refused == []
