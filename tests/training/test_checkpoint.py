# SPDX-License-Identifier: GPL-3.0-or-later
"""A checkpoint survives kills and full disks, and only what it can be continued by is let near it."""

from __future__ import annotations

import errno
import resource
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from safetensors.torch import load_file, save_file  # noqa: E402

from musecluster.errors import MuseClusterError, WeightsError  # noqa: E402
from musecluster.training import checkpoint, log  # noqa: E402
from musecluster.training import train as training  # noqa: E402
from musecluster.training.dataset import Clips  # noqa: E402
from tests.training.tiny import TABLE, Tiny  # noqa: E402

RECIPE = training.Recipe(network="tiny", epochs=2, batch=4, frames=16, average=0.5)

LONG = replace(RECIPE, epochs=12)

PROGRAM = """
import sys, time
from pathlib import Path
from tests.training.test_checkpoint import LONG, TABLE, some_clips, training
training.NETWORKS = TABLE
training.train(some_clips(), None, LONG, Path(sys.argv[1]), lambda _: time.sleep(0.2))
"""


def some_clips(count=8):
    rng = np.random.default_rng(3)
    ids = np.array([f"clip.{i}" for i in range(count)])
    mel = rng.integers(0, 256, (count, 24, 128), dtype=np.uint8)
    return Clips(mel, ids, np.arange(count) % 2, ("a", "b"), ids, np.full(count, "train"))


@pytest.fixture(autouse=True)
def _tiny(monkeypatch):
    monkeypatch.setattr(training, "NETWORKS", TABLE)


@pytest.fixture
def clips():
    return some_clips()


@pytest.fixture
def begun(clips, tmp_path):
    """A folder with a run of one epoch of two."""

    def cut(_):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        training.train(clips, None, RECIPE, tmp_path, cut)
    return tmp_path


def test_after_kill_minus_nine_the_end_is_the_same_to_the_last_bit(clips, tmp_path):
    killed = tmp_path / "killed"
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(killed)])
    while process.poll() is None and not (killed / checkpoint.NAME).exists():
        time.sleep(0.002)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    assert len(log.read(killed / log.NAME)) < LONG.epochs
    training.train(clips, None, LONG, killed)
    training.train(clips, None, LONG, tmp_path / "whole")
    assert [row["epoch"] for row in log.read(killed / log.NAME)] == [str(n) for n in range(1, 13)]
    ours, theirs = (load_file(tmp_path / name / checkpoint.NAME) for name in ("killed", "whole"))
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(ours[key], theirs[key]) for key in ours)


def full_disk(_tensors, file, metadata):
    file.write_bytes(b"half")
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_the_last_checkpoint_intact(clips, begun, monkeypatch):
    before = (begun / checkpoint.NAME).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(checkpoint, "save_file", full_disk)
        with pytest.raises(MuseClusterError, match="No space left"):
            training.train(clips, None, RECIPE, begun)
    assert (begun / checkpoint.NAME).read_bytes() == before
    assert {file.name for file in begun.iterdir()} == {checkpoint.NAME, log.NAME}
    training.train(clips, None, RECIPE, begun)
    assert [row["epoch"] for row in log.read(begun / log.NAME)] == ["1", "2"]


@contextmanager
def no_room_after(size):
    """Every file is full at this size, as on a disk without room; the system itself refuses to write more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_system_that_writes_half_a_checkpoint_leaves_the_last_intact(clips, begun):
    before = (begun / checkpoint.NAME).read_bytes()
    with no_room_after(len(before) // 2), pytest.raises(MuseClusterError, match="the last is intact"):
        training.train(clips, None, RECIPE, begun)
    assert (begun / checkpoint.NAME).read_bytes() == before
    assert {file.name for file in begun.iterdir()} == {checkpoint.NAME, log.NAME}
    training.train(clips, None, RECIPE, begun)
    assert [row["epoch"] for row in log.read(begun / log.NAME)] == ["1", "2"]


def test_a_loss_that_is_no_number_leaves_the_last_checkpoint_to_go_on_from(clips, begun, monkeypatch):
    before = (begun / checkpoint.NAME).read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(training, "_loss", lambda run, _: next(run.network.parameters()).sum() * np.nan)
        with pytest.raises(MuseClusterError, match="stopped in epoch 2: the loss became nan"):
            training.train(clips, None, RECIPE, begun)
    assert (begun / checkpoint.NAME).read_bytes() == before
    training.train(clips, None, RECIPE, begun)
    assert [row["epoch"] for row in log.read(begun / log.NAME)] == ["1", "2"]


def test_a_last_step_out_of_all_numbers_is_not_kept(clips, begun, monkeypatch):
    """The loss is measured before the step, so it alone would let such weights pass at an epoch's end."""
    before, original, losses = (begun / checkpoint.NAME).read_bytes(), training._step, []

    def step(run, heard):
        losses.append(original(run, heard))
        if len(losses) == len(clips) // RECIPE.batch:
            torch.nn.init.constant_(next(run.network.parameters()), np.inf)
        return losses[-1]

    monkeypatch.setattr(training, "_step", step)
    with pytest.raises(MuseClusterError, match="no longer numbers"):
        training.train(clips, None, RECIPE, begun)
    assert np.isfinite(losses).all()
    assert (begun / checkpoint.NAME).read_bytes() == before
    with pytest.raises(MuseClusterError, match=rf"{checkpoint.BEST} is left as it was"):
        checkpoint.save_best(Broken(), begun)


class Broken(Tiny):
    """Weights that are no numbers."""

    def __init__(self):
        super().__init__()
        torch.nn.init.constant_(self.head.bias, np.nan)


def test_a_log_that_cannot_be_written_is_one_sentence(clips, begun):
    (begun / log.NAME).unlink()
    (begun / log.NAME).mkdir()
    with pytest.raises(MuseClusterError, match="checkpoint is intact"):
        log.append(begun, {"epoch": 2})


def test_a_torn_last_row_of_a_log_is_written_again(clips, begun):
    with (begun / log.NAME).open("a") as out:
        out.write("2,0.")
    training.train(clips, None, RECIPE, begun)
    assert [row["epoch"] for row in log.read(begun / log.NAME)] == ["1", "2"]


def test_another_recipe_is_refused_and_the_difference_named(clips, begun):
    with pytest.raises(WeightsError, match=r"\(network tiny instead of bbnn; seed 0 instead of 7\)"):
        training.train(clips, None, replace(RECIPE, seed=7, network="bbnn"), begun)


@pytest.mark.parametrize("changed", ["mel", "ids", "genre"])
def test_other_clips_are_refused(clips, begun, changed):
    other = replace(clips, **{changed: getattr(clips, changed)[::-1].copy()})
    with pytest.raises(WeightsError, match="holds a run on other clips"):
        training.train(other, None, RECIPE, begun)


def test_another_number_of_genres_is_refused(clips, begun):
    three = replace(clips, genres=("a", "b", "c"))
    with pytest.raises(WeightsError, match="genres"):
        training.train(three, None, RECIPE, begun)


@pytest.mark.parametrize("note", [None, {"form": "1", "epoch": "3"}])
def test_another_version_is_refused_and_named(clips, tmp_path, note):
    save_file({"a": torch.zeros(1)}, tmp_path / checkpoint.NAME, metadata=note)
    with pytest.raises(WeightsError, match=r"form (\?|1) of another version"):
        training.train(clips, None, RECIPE, tmp_path)


def test_a_pickle_is_never_opened(clips, tmp_path):
    for name in (checkpoint.NAME, checkpoint.BEST):
        torch.save({"network": torch.zeros(3)}, tmp_path / name)
    with pytest.raises(WeightsError, match="other forms are not opened"):
        training.train(clips, None, RECIPE, tmp_path)
    with pytest.raises(WeightsError, match="other forms are not opened"):
        checkpoint.restore_best(Tiny(), tmp_path)


def test_a_damaged_checkpoint_is_named(clips, begun):
    whole = (begun / checkpoint.NAME).read_bytes()
    (begun / checkpoint.NAME).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(WeightsError, match=checkpoint.NAME):
        training.train(clips, None, RECIPE, begun)
