# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether things may move on the screen, or the system asks for less motion."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle


def wanted() -> bool:
    """False where the desktop's animations are switched off.

    Qt has no word of its own for it yet: the platform's theme says so through the duration of the style's
    animations (KDE, GNOME) or the effects of menus (Windows).
    """
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
