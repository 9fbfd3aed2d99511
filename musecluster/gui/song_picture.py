# SPDX-License-Identifier: GPL-3.0-or-later
"""A song as the network hears it: waveform, log-mel and MFCC, drawn by the worker."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QProcess, QRectF, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from musecluster.gui import theme
from musecluster.gui.addresses import argument
from musecluster.gui.problem_words import reason
from musecluster.gui.refusals import said, told

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SIZE = QSize(1280, 800)  # pixels, as the worker draws it


class SongPicture(QWidget):
    """Starts `musecluster picture` and shows what it drew, or the sentence that says why it did not.

    Signals
    -------
        drawn: the picture is here, or will not come.
    """

    drawn = Signal()

    def __init__(self, path: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture, self.words = QPixmap(), self.tr("Listening …")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SIZE / 4)
        self.setAccessibleName(self.tr("Waveform, log-mel spectrogram and MFCC"))
        self._folder = QTemporaryDir()
        self._process = QProcess(self)
        self._process.finished.connect(self._on_process_finished)
        self._process.errorOccurred.connect(self._on_process_error)
        QCoreApplication.instance().aboutToQuit.connect(self.stop)
        arguments = ["-m", "musecluster", "picture", argument(os.fsdecode(path)), self._file()]
        self._process.start(sys.executable, arguments)

    def stop(self) -> None:
        """Give up drawing; the worker is gone when this returns, within milliseconds."""
        self._process.blockSignals(True)
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished()

    def sizeHint(self) -> QSize:
        return _SIZE * 0.6

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.picture.isNull():
            painter.setPen(theme.current().dim)
            align = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), align, self.words)
        else:
            size = self.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            area = QRectF(0, 0, size.width(), size.height())
            area.moveCenter(QRectF(self.rect()).center())
            painter.drawPixmap(area, self.picture, QRectF(self.picture.rect()))
        painter.end()

    def _file(self) -> str:
        return self._folder.filePath("picture.png")

    def _on_process_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self.picture.load(self._file())
        sentence = told(bytes(self._process.readAllStandardError().data()))
        self._end(said(reason(sentence)))

    def _on_process_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then `finished` never comes
            self._end("")

    def _end(self, trouble: str) -> None:
        self.words = trouble or self.tr("This song could not be drawn.")
        self.update()
        self.drawn.emit()
