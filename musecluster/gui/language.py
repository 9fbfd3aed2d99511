# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the window: which translation is installed, and how numbers are written in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from musecluster import paths

OWN = "en"
"""The language of the words in the code; its translation holds nothing but plurals."""

LANGUAGES = (OWN, "de")

_installed: list[QTranslator] = []


def tr(words: str, comment: str = "", count: int = -1) -> str:
    """Words in the language of the window, for whoever has no `self.tr`; `%Ln` becomes the count.

    `lupdate` finds a plural by this name alone, not in `QCoreApplication.translate`.
    """
    return QCoreApplication.translate("", words, comment, count)


def install(app: QCoreApplication, chosen: str) -> str:
    """Let every word that is translated from now on be of this language; open windows get LanguageChange.

    Parameters
    ----------
        chosen: "system", or one of LANGUAGES.

    Returns
    -------
        The language that is spoken: where the system's is not among ours, the first of the listener's other
        languages that is, or English.
    """
    language = spoken(QLocale.system().uiLanguages()) if chosen == "system" else chosen
    QLocale.setDefault(_locale(language, chosen))
    while _installed:
        app.removeTranslator(_installed.pop())
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _install(app, f"qtbase_{language}", qt)
    _install(app, f"musecluster_{language}", str(paths.resource("translations")))
    return language


def spoken(wanted: list[str]) -> str:
    """The first of the wanted languages, such as "de-AT", that there is a translation for."""
    return next((one[:2] for one in wanted if one[:2] in LANGUAGES), OWN)


def _install(app: QCoreApplication, name: str, folder: str) -> None:
    translator = QTranslator(app)
    if translator.load(name, folder):
        app.installTranslator(translator)
        _installed.append(translator)


def _locale(language: str, chosen: str) -> QLocale:
    """Numbers follow the listener's country, unless that speaks another language than the one chosen."""
    system = QLocale.system()
    if system.name().startswith(language) or (chosen == "system" and system.language() is not _NONE):
        return system
    return QLocale("en_US" if language == OWN else language)


_NONE = QLocale.Language.C  # a bare terminal, which writes numbers without separators
