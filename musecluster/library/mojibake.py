# SPDX-License-Identifier: GPL-3.0-or-later
"""Repairing text whose bytes were read in the wrong encoding: "Àëåêñàíäð" was "Александр".

Old taggers wrote bytes of their own code page where the standard asks for Latin-1. Three such readings can be
told from real Latin-1 text: UTF-8 by its own structure, Windows-1251 because it puts side by side accented
letters that no one language has together, Shift-JIS because its bytes include control characters. GBK,
EUC-KR and Latin-2 cannot ("Dvoøák" may be a Norwegian's name), and stay as they are. (The library ftfy
alone repairs the first of the three.)
"""

from __future__ import annotations

import re

# The accented letters of Latin-1 that one language has. Words of the first group may consist of nothing else
# ("öö" is Estonian for night); in the others at most two stand side by side ("coração").
_RUNS_ARE_WORDS = (
    "äåöéü",  # Swedish, Finnish
    "äöüß",  # German
    "äõöü",  # Estonian
    "æåøéèêòóôü",  # Danish, Norwegian
    "áéíóúýðþæöø",  # Icelandic, Faroese
)
_RUNS_ARE_PAIRS = (
    "àâæçèéêëîïôùûüÿ",  # French
    "áéíñóúü",  # Spanish
    "áâãàçéêíóôõúü",  # Portuguese
    "àèéìíîòóùú",  # Italian
    "àçèéíïòóúü",  # Catalan
    "èéëïóöü",  # Dutch
    "áäéíóôöúüýë",  # Czech, Slovak, Hungarian as far as Latin-1 has them
    "âçîöûü",  # Turkish
)
_CYRILLIC_RUN = re.compile("[À-ÿ¨¸ªº¯¿²³¥´¡¢]+")  # the bytes of Russian, Ukrainian and Belarusian letters
_CYRILLIC_WORD = re.compile("[А-ЯЁЄЇІҐЎ]?[а-яёєїіґў]+|[А-ЯЁЄЇІҐЎ]+")
# What no Russian title holds: such bytes come from GBK, EUC-KR or Shift-JIS.
_NOT_CYRILLIC = re.compile("[\x80\x81\x83\x86-\x8a\x8c-\x90\x98\x9a\x9c-\x9f£¤¦¬±µ¶¼½¾]")
_WORD = re.compile("[A-Za-z\x80-\xff]+")
_JAPANESE_RUN = re.compile(r"[\u3005-\u30ff\u4e00-\u9fff\uff01-\uff9f]+")
_NOT_JAPANESE = re.compile(r"[\x80-\xff\u0370-\u052f\ue000-\uf8ff]")
_C1 = re.compile("[\x80-\x9f]")
_C1_UNUSED = re.compile("[\x81\x8d\x8f\x90\x9d]")  # Windows-1252 gives these no character


def repaired(text: str, company: str = "") -> str:
    """Give the text that was meant; text that was read rightly comes back as it is.

    Parameters
    ----------
        text: as a tag reader gives it.
        company: the other texts of the same file; where they are clearly Cyrillic, a word too short to tell
            ("ß" for "Я") is read as they are.
    """
    if text.isascii():
        return text
    raw = _bytes_of(text)
    if raw is None:
        return text
    utf8 = _from_utf8(raw)
    if utf8 is not None:
        return repaired(utf8, company)  # some text went through two wrong hands; each step makes it shorter
    latin = raw.decode("latin-1")
    if _is_cyrillic(latin) or (company and _is_cyrillic(_latin(company))):
        return _WORD.sub(_as_cyrillic, latin)
    return _from_shift_jis(raw) or _C1.sub(_as_windows_1252, text)


def _bytes_of(text: str) -> bytes | None:
    """The bytes that were read as Latin-1, or as Windows-1252 (other in 0x80 to 0x9F); None if neither."""
    try:
        return b"".join(c.encode("latin-1" if c < "\u0100" else "cp1252") for c in text)
    except UnicodeEncodeError:
        return None


def _latin(text: str) -> str:
    return (_bytes_of(text) or b"").decode("latin-1")


def _from_utf8(raw: bytes) -> str | None:
    """Decode UTF-8; one lone character of a rare script is a coincidence ("CAFÉ®" would be an IPA letter)."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    beyond = [c for c in text if c > "\x7f"]
    return text if len(beyond) > 1 or beyond[0] < "\u0180" or beyond[0] > "\u07ff" else None


def _is_cyrillic(latin: str) -> bool:
    """Whether some run of letters is no word of a Latin script and would be a sound one in Cyrillic."""
    return not _NOT_CYRILLIC.search(latin) and any(map(_is_cyrillic_run, _CYRILLIC_RUN.findall(latin)))


def _is_cyrillic_run(run: str) -> bool:
    letters = [c.lower() for c in run if c >= "À"]
    if len(letters) < 2 or _is_western(run, set(letters)):
        return False
    return _CYRILLIC_WORD.fullmatch(run.encode("latin-1").decode("cp1251")) is not None


def _is_western(run: str, letters: set[str]) -> bool:
    if any(letters <= set(alphabet) for alphabet in _RUNS_ARE_WORDS):
        return True
    return len(run) == 2 and any(letters <= set(alphabet) for alphabet in _RUNS_ARE_PAIRS)


def _as_cyrillic(word: re.Match[str]) -> str:
    """Decode one word; a Latin word with its own accents, as in "Beyoncé & Êàòÿ", stays."""
    text = word[0]
    if re.search("[A-Za-z]", text) and not _is_cyrillic(text):
        return text
    return text.encode("latin-1").decode("cp1251", "replace")


def _from_shift_jis(raw: bytes) -> str | None:
    r"""Decode Shift-JIS if the outcome is Japanese beyond doubt.

    A quotation mark of Windows-1252 and the letter after it make one kanji ("Don\x92t"), so that a kanji by
    itself is believed only if no quotation mark can have made it.
    """
    try:
        text = raw.decode("cp932")
    except UnicodeDecodeError:
        return None
    latin = raw.decode("latin-1")
    runs = _JAPANESE_RUN.findall(text)
    if not runs or not _C1.search(latin) or _NOT_JAPANESE.search(text):
        return None
    sure = max(map(len, runs)) > 1 or _C1_UNUSED.search(latin) or re.fullmatch(rb"[\x80-\xff]{2}", raw)
    return text if sure else None


def _as_windows_1252(control: re.Match[str]) -> str:
    """Read a C1 control character, which no text contains, as the quotation mark or dash of Windows-1252."""
    return control[0].encode("latin-1").decode("cp1252", "ignore")
