# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that was read in the wrong encoding is repaired; names that merely bear accents never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.library.mojibake import repaired

RIGHT = """
Björk|Sigur Rós|Motörhead|MÖTÖRHEAD|Mötley Crüe|Beyoncé|BEYONCÉ|Café Tacvba|Ænima|Édith Piaf
Ñengo Flow|Øystein Sevåg|Þursaflokkurinn|Céu|Antônio Carlos Jobim|João Gilberto
Caetano Veloso – Coração Vagabundo|Dvořák|Leoš Janáček|Blue Öyster Cult|Hüsker Dü|Queensrÿche
Röyksopp|Röyhkä|Maná|Los Ángeles Azules|Mägo de Oz|Julieta Venegas – Limón y Sal|Stromae – Ça ira
Noël Coward|Où es-tu ?|À la claire fontaine|Être|L’été indien|Françoise Hardy|Zoé|Maïté
Jóhann Jóhannsson|Ólafur Arnalds|Ágætis byrjun|Viðrar vel til loftárása|Ísland, farsælda frón|Þýðing
Óþægð|Æðið|Árstíðir|Eivør Pálsdóttir|Mø|Ø|Å|Ö|ß|×|÷|ÅÄÖ|ÆØÅ|æøå|öö|Öö ja päev|Jäääär|Hääyö|Yö
Jääportit|Värttinä|Die Ärzte|Für Elise|Große Größe|Süßer Die Glocken|Züri West|Árvíztűrő
Omega – Gyöngyhajú lány|Táňa|Pražský výběr|Bülent Ortaçgil|Sezen Aksu – Gülümse|Tarkan – Şımarık
Països Catalans|¿Qué?|¡¿Por Qué?!|Nº 1|1ª parte|CAFÉ®|Nestlé™|«Amélie»|“Heroes”
Don’t Stop – Believin’|Guns ’n Roses|Rock´n´Roll|50° Nord|E = mc²|½ Life|© 1994|Кино|Алла Пугачёва
中島みゆき|아이유|周杰伦|Μελίνα|ABBA|*NSYNC|🎵 emoji|naïve café, déjà vu, São Paulo
"""

CYRILLIC = """
Александр Желанов|Кино|Би-2|ДДТ|ЛСП|Мумий Тролль|Чиж & Co|Алиса|Ария|Любэ|Земфира|Сплин|Агата Кристи
Мир|Дом|Ёлка|Океан Ельзи|Скрябін|Вопли Видоплясова|Ляпис Трубецкой|Наутилус Помпилиус|Король и Шут
Нюша|Как дела|КняZz|“Кино”|Зал|оно|я и ты|Тату feat. Jay-Z|ВИА Гра|Аквариум – Город золотой
Пётр Чайковский|Щелкунчик, соч. 71|НЯКЛЯЕЎ|№ 5 Вальс
"""

JAPANESE = """
中島みゆき|東京事変|宇多田ヒカル|椎名林檎|愛|恋|さくら|坂本龍一|久石譲|桜 (Remix)|さよなら/Goodbye
ポルノグラフィティ|黒い涙|X JAPAN 紅|スピッツ ― ロビンソン|いきものがかり
ドラゴンクエスト「序曲」|千と千尋の神隠し
"""


def names(block: str) -> list[str]:
    return block.strip().replace("\n", "|").split("|")


@pytest.mark.parametrize("text", names(RIGHT))
def test_a_rightly_read_name_stays(text):
    assert repaired(text) == text


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", names(CYRILLIC))
def test_windows_1251_read_as_latin_is_repaired(text, wrong):
    assert repaired(text.encode("cp1251").decode(wrong)) == text


@pytest.mark.parametrize("text", names(JAPANESE))
def test_shift_jis_read_as_latin_is_repaired(text):
    assert repaired(text.encode("cp932").decode("latin-1")) == text


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(
    "text", ["Björk", "Sigur Rós", "Кино", "中島みゆき", "“Heroes”", "Dvořák", "🎵 song"]
)
def test_utf8_read_as_latin_is_repaired_even_twice(text, times):
    sent = text
    for _ in range(times):
        sent = sent.encode().decode("latin-1")
    assert repaired(sent) == text


@pytest.mark.parametrize("text", ["Я", "№1", "Ю.Г.", "ж"])
def test_a_short_word_follows_its_company(text):
    sent, company = (name.encode("cp1251").decode("latin-1") for name in (text, "Алсу"))
    assert repaired(sent) == sent
    assert repaired(sent, company) == text


def test_a_latin_word_with_accents_stays_beside_a_repaired_one():
    assert repaired("Beyoncé & Êàòÿ") == "Beyoncé & Катя"


def test_windows_1252_punctuation_read_as_latin_1_is_repaired():
    assert repaired("Don\x92t \x93stop\x94 \x96 Caf\xe9") == "Don’t “stop” – Café"


@given(st.text())
def test_any_text_passes_and_plain_ascii_stays(text):
    assert isinstance(repaired(text), str)
    if text.isascii():
        assert repaired(text) == text


@given(st.text(st.sampled_from("абвгдежзийклмнопрстуфхцчшщъыьэюя"), min_size=5, max_size=30))
def test_any_longer_russian_word_is_repaired_unless_a_northern_alphabet_holds_it(word):
    sent = word.encode("cp1251").decode("latin-1")
    if not any(
        set(sent) <= set(letters) for letters in ("äåöéü", "äöüß", "äõöü", "æåøéèêòóôü", "áéíóúýðþæöø")
    ):
        assert repaired(sent) == word
