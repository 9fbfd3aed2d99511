# SPDX-License-Identifier: GPL-3.0-or-later
"""The player: a queue that is heard song after song, and goes on by itself when the radio is on."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from musecluster.gui.play_queue import PlayQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from musecluster.gui.sound import Sound
    from musecluster.track import Track

    FindTrack = Callable[[int], Track | None]
    WhySilent = Callable[[Track], str]
    FindNext = Callable[[int, Sequence[int]], int | None]

AHEAD = 15_000  # milliseconds before the end at which the next song is chosen and opened
AGAIN = 3_000  # after so much of a song "previous" begins it again
FAILURES = 5  # in a row: more likely an absent drive than so many broken files
TRIES = 50  # songs of the radio that may be away before it gives up
REFERENCE = -18.0  # LUFS that ReplayGain 2.0 brings every song to


class Player(QObject):
    """Plays tracks by id; milliseconds everywhere.

    Parameters
    ----------
        find: track id -> track; None for a song that is not in the library any more.
        make_sound: makes what is heard, at the first song; by default Qt's multimedia.
        why_silent: track -> why it cannot be played now, in a sentence, and so is passed over; "" if it can.
    """

    track_changed = Signal(object)
    """The track that plays now, or None."""
    state_changed = Signal(str)
    """"playing", "paused" or "stopped"."""
    position_changed = Signal(int)
    duration_changed = Signal(int)
    seeked = Signal(int)
    """A jump to a position, and not the flow of time."""
    queue_changed = Signal()
    radio_changed = Signal(bool)
    volume_changed = Signal(float)
    muted_changed = Signal(bool)
    devices_changed = Signal()
    failed = Signal(str)
    """What would not play; a sentence for the listener."""

    def __init__(
        self,
        find: FindTrack,
        make_sound: Callable[[QObject], Sound] | None = None,
        why_silent: WhySilent = lambda track: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.queue = PlayQueue()
        self.track: Track | None = None
        self.state = "stopped"
        self.position = self.duration = 0
        self.radio = self.muted = False
        self.volume = 0.8
        self._find, self._make_sound, self._why_silent = find, make_sound or _qt_sound, why_silent
        self._find_next: FindNext | None = None
        self._sound: Sound | None = None
        self._device = self._device_name = ""
        self._device_there = True
        self._even = True
        self._failures = 0

    # --- what to play

    def play(self, track_ids: Sequence[int], start: int = 0) -> None:
        """Play songs instead of what is in the queue, from one of them."""
        self.queue.replace(track_ids, start)
        self.queue_changed.emit()
        self._failures = 0
        self._begin()

    def play_next(self, track_ids: Sequence[int]) -> None:
        """Put songs after the one that plays; where nothing plays, play them."""
        if self.track is None:
            self.play(track_ids)
        else:
            self.queue.insert(track_ids)
            self.queue_changed.emit()

    def enqueue(self, track_ids: Sequence[int]) -> None:
        """Put songs at the end; where nothing plays, play them."""
        if self.track is None:
            self.play(track_ids)
        else:
            self.queue.append(track_ids)
            self.queue_changed.emit()

    def next(self) -> None:
        """Play the next song; stop after the last."""
        self._fill()
        if self.queue.step(1) is None:
            self.stop()
        else:
            self._begin()

    def previous(self) -> None:
        """Begin the song again, or in its first three seconds play the one before."""
        if self.position > AGAIN or self.queue.step(-1) is None:
            self.seek(0)
        else:
            self._begin()

    # --- how it goes

    def toggle(self) -> None:
        """Pause, go on, or begin the song again that has stopped."""
        if self.state == "playing":
            self.pause()
        else:
            self.resume()

    def pause(self) -> None:
        if self._sound is not None and self.state == "playing":
            self._sound.pause()
            self._set_state("paused")

    def resume(self) -> None:
        if self._sound is not None and self.state == "paused":
            self._sound.play()
            self._set_state("playing")
        elif self.state == "stopped" and self.queue.current is not None:
            self._failures = 0
            self._begin()

    def stop(self) -> None:
        """Be silent; the queue stays where it is."""
        if self._sound is not None:
            self._sound.stop()
        self._set_state("stopped")
        self._set_track(None)

    def seek(self, position: int) -> None:
        """Go to a position of the song; the end, for one beyond it."""
        if self._sound is not None and self.track is not None:
            position = min(max(position, 0), self.duration)
            self._sound.seek(position)
            self.seeked.emit(position)

    def set_volume(self, volume: float) -> None:
        """0 to 1, in steps that sound even: the cube of it is what the sound is multiplied by."""
        self.volume = min(max(volume, 0.0), 1.0)
        self._apply_volume()
        self.volume_changed.emit(self.volume)
        if self.volume > 0:
            self.set_muted(False)

    def set_muted(self, muted: bool) -> None:
        """Be silent, or as loud as before."""
        if muted != self.muted:
            self.muted = muted
            self._apply_volume()
            self.muted_changed.emit(muted)

    def set_even(self, even: bool) -> None:
        """Whether all songs sound equally loud (ReplayGain)."""
        self._even = even
        self._apply_volume()

    def set_radio(self, on: bool) -> None:
        """Whether similar songs follow the last of the queue."""
        if on != self.radio:
            self.radio = on
            self.radio_changed.emit(on)

    def set_find_next(self, find_next: FindNext) -> None:
        """Say who knows the radio's next song, from its seed and all that it must not repeat."""
        self._find_next = find_next

    def devices(self) -> list[tuple[str, str]]:
        """Identifier and name of each output; none where this system cannot play."""
        sound = self._loud()
        return [] if sound is None else sound.devices()

    def set_device(self, device: str) -> None:
        """Play through an output; "" is the system's choice, and stands in while the output is away."""
        if device != self._device:
            self._device, self._device_there, self._device_name = device, True, ""
        if self._sound is not None:
            self._sound.set_device(device)

    # --- inside

    def _loud(self) -> Sound | None:
        """The sound, made when it is first needed; None on a system that lacks a library for it."""
        if self._sound is None:
            try:
                sound = self._make_sound(self)
            except ImportError as error:
                self.failed.emit(self.tr("This system cannot play sound: {0}.").format(error))
                return None
            sound.position_changed.connect(self._on_sound_position_changed)
            sound.duration_changed.connect(self._on_sound_duration_changed)
            sound.ended.connect(self._on_sound_ended)
            sound.failed.connect(self._on_sound_failed)
            sound.devices_changed.connect(self._on_sound_devices_changed)
            self._sound = sound
            if self._device:
                sound.set_device(self._device)
        return self._sound

    def _begin(self) -> None:
        """Play the song at the queue's place, or the first after it that can be played."""
        track = self._first_there()
        sound = self._loud() if track is not None else None
        if track is None or sound is None:
            self.stop()
            return
        self._set_track(track)
        self._set_state("playing")
        sound.load(track.path)
        if self.track is track:  # else it has failed already
            self._apply_volume()
            sound.play()

    def _first_there(self) -> Track | None:
        """Go on to the first song that the library still has and that is there; None if none is."""
        place, reasons = self.queue.current, list[str]()
        while place is not None:
            track = self._find(place)
            reason = "" if track is None else self._why_silent(track)
            if track is not None and not reason:
                break
            reasons += [reason] if reason else []
            self._fill()
            place = self.queue.step(1)
        if reasons:
            words = self.tr("%Ln song(s) passed over.", "", len(reasons))
            self.failed.emit(f"{words} {reasons[0]}")
        return None if place is None else track

    def _fill(self) -> None:
        """Have a song after this one, if the radio is on and knows one that is there."""
        queue, heard = self.queue, list(self.queue.ids)
        if not self.radio or queue.following is not None or queue.seed is None or self._find_next is None:
            return
        for _ in range(TRIES):
            found = self._find_next(queue.seed, heard)
            track = None if found is None else self._find(found)
            if found is None or (track is not None and not self._why_silent(track)):
                break
            heard.append(found)
        else:
            return
        if found is not None:
            queue.append_found(found)
            self.queue_changed.emit()

    def _apply_volume(self) -> None:
        if self._sound is not None:
            gain = gain_of(self.track) if self._even and self.track is not None else 0.0
            loudness = 0.0 if self.muted else self.volume**3 * 10 ** (gain / 20)
            self._sound.set_volume(min(loudness, 1.0))  # louder than the file would distort it

    def _set_track(self, track: Track | None) -> None:
        if track is not self.track:
            self.track = track
            self.track_changed.emit(track)
        self._on_sound_position_changed(0)
        duration = track.tags.duration if track is not None else None
        self._on_sound_duration_changed(round((duration or 0) * 1000))

    def _set_state(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)

    def _on_sound_position_changed(self, position: int) -> None:
        self.position = position
        self.position_changed.emit(position)
        if position > 0:
            self._failures = 0
        if self._sound is not None and self.duration and position > self.duration - AHEAD:
            self._fill()
            following = self.queue.following
            track = self._find(following) if following is not None else None
            if track is not None and not self._why_silent(track):
                self._sound.prepare(track.path)

    def _on_sound_duration_changed(self, duration: int) -> None:
        if duration > 0 or self.track is None:  # 0 while the file is being opened: the tags know better
            self.duration = duration
            self.duration_changed.emit(duration)

    def _on_sound_devices_changed(self) -> None:
        """Say once that the chosen output has gone; the sound itself has changed over."""
        names = dict(self._sound.devices()) if self._sound is not None else {}
        there = not self._device or self._device in names
        if there:
            self._device_name = names.get(self._device, "")
        elif self._device_there:
            name = self._device_name or self.tr("The chosen output")
            words = self.tr("%1 is not connected now; until it is back, the system’s output plays.")
            self.failed.emit(words.replace("%1", name))
        self._device_there = there
        self.devices_changed.emit()

    def _on_sound_ended(self) -> None:
        self.next()

    def _on_sound_failed(self) -> None:
        track = self.track
        if track is None:
            return
        title = track.tags.title or os.path.basename(track.shown_path)
        if os.path.exists(track.path):
            self.failed.emit(
                self.tr("“{0}” would not play: its file has no sound that can be read.").format(title)
            )
        else:
            self.failed.emit(self.tr("“{0}” would not play: its file is not there any more.").format(title))
        self._failures += 1
        if self._failures < FAILURES:
            self.next()
        else:
            words = self.tr("%Ln song(s) in a row would not play. Is the drive there?", "", FAILURES)
            self.failed.emit(words)
            self.stop()


def gain_of(track: Track) -> float:
    """What makes a song as loud as others, in dB: its ReplayGain tag, else by the loudness that was heard."""
    if track.tags.replaygain is not None:
        return track.tags.replaygain
    loudness = track.descriptors.loudness
    return 0.0 if loudness is None else REFERENCE - loudness


def _qt_sound(parent: QObject) -> Sound:
    from musecluster.gui.sound import Sound

    return Sound(parent)
