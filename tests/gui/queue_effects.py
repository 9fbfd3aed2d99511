# SPDX-License-Identifier: GPL-3.0-or-later
"""What each action of the queue does; the name of the function is the name of the action."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.gui.desk import Desk


def _queued(desk: Desk, *rows: int) -> None:
    """Five songs come, and some of them are chosen."""
    desk.player.play(desk.ids[:6])
    desk.window.up_next.panel.select(rows)


def queue_jump(desk: Desk) -> None:
    _queued(desk, 2)
    desk.trigger("queue_jump")
    assert desk.player.track.id == desk.ids[3]


def queue_up(desk: Desk) -> None:
    _queued(desk, 1)
    desk.trigger("queue_up")
    assert desk.player.queue.coming[:2] == [desk.ids[2], desk.ids[1]]


def queue_down(desk: Desk) -> None:
    _queued(desk, 0)
    desk.trigger("queue_down")
    assert desk.player.queue.coming[:2] == [desk.ids[2], desk.ids[1]]


def queue_remove(desk: Desk) -> None:
    _queued(desk, 0, 4)
    desk.trigger("queue_remove")
    assert desk.player.queue.coming == desk.ids[2:5]


def queue_clear(desk: Desk) -> None:
    _queued(desk)
    desk.trigger("queue_clear")
    assert desk.player.queue.coming == []
    assert not desk.window.commands["queue_clear"].isEnabled()


def queue_save(desk: Desk) -> None:
    _queued(desk)
    desk.edited("queue_save")
    (own,) = [one for one in desk.window.collection.playlists if one.kind == "own"]
    assert own.track_ids == tuple(desk.ids[1:6])


def add_to_queue(desk: Desk) -> None:
    _queued(desk)
    desk.choose(desk.ids[8], desk.ids[9])
    desk.trigger("add_to_queue")
    assert desk.player.queue.coming == [*desk.ids[1:6], *desk.ids[8:10]]
