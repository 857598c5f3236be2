"""How many syllables a line has, language by language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyc.timing import count_syllables
from storyc.timing.syllables import RULED


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("There. A hull light. Off the Skerry.", 8),
        ("Nobody's out in this, Mara.", 8),
        ("beautiful", 3),
        ("idea, away", 5),
        ("walked, wanted, horses, makes", 6),
        ("didn't, don't, couldn't", 5),
        ("the lighthouse keeper's radio", 8),
        ("Hmm!", 1),
        ("26", 3),
        ("", 0),
        ("— … !", 0),
    ],
)
def test_english_syllables(text: str, syllables: int) -> None:
    assert count_syllables(text) == syllables


@pytest.mark.parametrize(
    ("language", "text", "syllables"),
    [
        ("fr", "Où êtes-vous allé ?", 5),
        ("fr", "la petite table ronde", 5),
        ("fr", "ils parlent souvent", 4),
        ("fr", "aujourd'hui", 3),
        ("fr", "théâtre", 2),
        ("fr", "naïf", 2),
        ("fr", "oublier", 3),
        ("fr", "une femme belle", 3),
        ("fr", "le lion", 2),
        ("fr", "nuit", 1),
        ("fr", "château", 2),
        ("fr", "pourquoi", 2),
        ("fr", "guerre", 1),
        ("fr", "mangeons", 2),
        ("fr", "Noël", 2),
        ("fr", "vie", 1),
        ("fr", "allée", 2),
        ("fr", "je ne sais pas", 4),
        ("fr", "monsieur", 2),
        ("fr", "beaucoup de travail", 5),
        ("es", "¿Dónde está la biblioteca?", 9),
        ("es", "ciudad", 2),
        ("es", "aéreo", 4),
        ("es", "guerra", 2),
        ("es", "quien", 1),
        ("es", "hablaríais", 4),
        ("es", "maíz", 2),
        ("es", "leer", 2),
        ("es", "días", 2),
        ("es", "hay", 1),
        ("es", "y", 1),
        ("es", "cuyo", 2),
        ("es", "huevo", 2),
        ("es", "Buenos días, señora", 7),
        ("es", "muy bien", 2),
        ("es", "oía", 3),
        ("es", "pingüino", 3),
        ("es", "Uruguay", 3),
        ("es", "yo no sé nada", 5),
        ("it", "Buongiorno, come stai?", 6),
        ("it", "ciao", 2),
        ("it", "mio", 2),
        ("it", "io non lo so", 5),
        ("it", "famiglia", 3),
        ("it", "guerra", 2),
        ("it", "quando", 2),
        ("it", "perché", 2),
        ("it", "più", 1),
        ("it", "può", 1),
        ("it", "due", 2),
        ("it", "qua", 1),
        ("it", "già", 1),
        ("it", "che cosa fai", 4),
        ("it", "bellissimo", 4),
        ("it", "la signora bianca", 6),
        ("de", "Guten Morgen", 4),
        ("de", "Familie", 4),
        ("de", "nie", 1),
        ("de", "die", 1),
        ("de", "beenden", 3),
        ("de", "Geige", 2),
        ("de", "Quelle", 2),
        ("de", "Häuser", 2),
        ("de", "Italien", 4),
        ("de", "Ich weiß es nicht", 4),
        ("de", "spielen", 2),
        ("de", "Beute", 2),
        ("de", "geeignet", 3),
        ("de", "Wir sehen uns morgen früh", 7),
        ("de", "Theater", 3),
        ("pl", "Dzień dobry", 3),
        ("pl", "w domu", 2),
        ("pl", "nie wiem", 2),
        ("pl", "kiedy", 2),
        ("pl", "autobus", 3),
        ("pl", "z tobą", 2),
        ("pl", "dziękuję bardzo", 5),
        ("pl", "źle", 1),
        ("pl", "hmm", 1),
        ("pl", "latarnia morska", 5),
        ("ja", "ちょっと待って", 7),
        ("ja", "ありがとう", 5),
        ("ja", "コーヒー", 4),
        ("ja", "今日は雨です", 8),
        ("zh-Hans", "你好吗", 3),
        ("Français", "une femme belle", 3),
        ("he", "שלום", 2),
        ("ja", "OKです", 3),
        ("ko", "안녕하세요", 5),
        ("ru", "Привет, как дела", 5),
        ("pt-BR", "bom dia", 2),
    ],
)
def test_syllables_of_other_languages(language: str, text: str, syllables: int) -> None:
    assert count_syllables(text, language) == syllables


@given(st.text(), st.sampled_from([*sorted(RULED), "ja", "xx", ""]))
def test_counting_syllables_never_fails(text: str, language: str) -> None:
    assert 0 <= count_syllables(text, language) <= 2 * len(text)


@given(st.text(), st.text(), st.sampled_from([*sorted(RULED), "ja", "xx"]))
def test_more_words_never_have_fewer_syllables(text: str, more: str, language: str) -> None:
    assert count_syllables(f"{text} {more}", language) >= count_syllables(text, language)
