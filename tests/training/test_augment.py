# SPDX-License-Identifier: GPL-3.0-or-later
"""Augmentation: every variation stays in range, keeps its shape and leaves its input alone."""

from __future__ import annotations

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pytest

from musecluster.training import augment

VARIATIONS = {
    "gain": augment.gain,
    "noise": augment.noise,
    "time warp": augment.time_warp,
    "tilt": augment.tilt,
    "equaliser": augment.equalise,
    "raise_floor": augment.raise_floor,
    "mel_shift": augment.mel_shift,
    "time mask": lambda x, rng: augment.mask(x, rng, axis=1, widest=8),
    "mel mask": lambda x, rng: augment.mask(x, rng, axis=2, widest=16),
}


@pytest.fixture
def batch(rng):
    return rng.random((6, 40, 128)).astype(np.float32)


@pytest.mark.parametrize("name", VARIATIONS)
def test_values_stay_in_range_and_the_input_is_not_changed(name, batch, rng):
    before = batch.copy()
    out = VARIATIONS[name](batch, rng)
    assert out.shape == batch.shape
    assert out.dtype == np.float32
    assert out.min() >= 0
    assert out.max() <= 1
    assert not np.array_equal(out, batch)
    np.testing.assert_array_equal(batch, before)


@pytest.mark.parametrize("name", VARIATIONS)
@hypothesis.given(frames=st.integers(1, 24), clips=st.integers(1, 3), seed=st.integers(0, 99))
def test_clips_of_any_length_are_varied_even_of_one_frame(name, frames, clips, seed):
    x = np.random.default_rng(seed).random((clips, frames, 128)).astype(np.float32)
    out = VARIATIONS[name](x, np.random.default_rng(seed))
    assert out.shape == x.shape
    assert not np.shares_memory(out, x)
    assert out.min() >= 0
    assert out.max() <= 1


@pytest.mark.parametrize("name", VARIATIONS)
def test_one_seed_gives_one_result(name, batch):
    first, second = (VARIATIONS[name](batch, np.random.default_rng(5)) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_every_frame_of_a_warped_clip_is_a_frame_of_the_clip_and_in_its_order(rng):
    x = np.repeat(np.linspace(0, 1, 40, dtype=np.float32)[None, :, None], 128, axis=2)
    for widest in (0, 1, 5, 100):
        warped = augment.time_warp(x, rng, widest=widest)[0, :, 0]
        assert np.isin(warped, x[0, :, 0]).all()
        assert (np.diff(warped) >= 0).all()
        assert warped[[0, -1]].tolist() == [0, 1]


def test_a_warp_moves_no_frame_further_than_asked(rng):
    x = np.repeat(np.arange(40, dtype=np.float32)[None, :, None] / 39, 128, axis=2)
    moved = [np.abs(augment.time_warp(x, rng, widest=6) - x)[0, :, 0].max() * 39 for _ in range(60)]
    assert max(moved) == pytest.approx(6, abs=1e-3)


def test_noise_fills_silence_and_leaves_loud_sound_alone(rng):
    silence, loud = np.zeros((50, 20, 128), np.float32), np.ones((50, 20, 128), np.float32)
    floor = augment.noise(silence, rng, decibels=40.0).mean((1, 2)) * 80
    assert floor.min() < 6  # each clip has a level of its own
    assert 33 < floor.max() < 42
    assert augment.noise(loud * np.float32(0.9), rng, decibels=40.0).max() < 0.91


def test_noise_adds_power(rng):
    x = np.full((1, 2000, 128), 0.5, np.float32)  # -40 dB
    level = np.random.default_rng(8).uniform(0, 60) - 80
    out = augment.noise(x, np.random.default_rng(8), decibels=60.0)
    power = np.mean(10 ** ((out - 1) * 8.0))
    assert power == pytest.approx(10**-4 + 10 ** (level / 10), rel=0.02)


def test_a_crop_longer_than_its_clip_plays_it_again(rng):
    mel = np.arange(20, dtype=np.uint8)[None, :, None].repeat(128, axis=2)
    again = np.rint(augment.crop(mel, 50, rng, stretch=1.0)[0, :, 0] * 255)
    assert set(np.diff(again).tolist()) == {1.0, -19.0}


def numbered(clips, length):
    """Clips whose frames say which clip and which frame they are: uint8 [B, T, 2]."""
    clip, frame = np.meshgrid(np.arange(clips), np.arange(length), indexing="ij")
    return np.stack([clip, frame], axis=2).astype(np.uint8)


A_CROP = {
    "length": st.integers(1, 250),
    "frames": st.integers(1, 200),
    "clips": st.integers(1, 3),
    "stretch": st.floats(1, 1.5),
    "seed": st.integers(0, 999),
}


@hypothesis.given(**A_CROP)
@hypothesis.example(length=1, frames=1, clips=1, stretch=1.15, seed=0)
@hypothesis.example(length=1, frames=129, clips=2, stretch=1.15, seed=0)
@hypothesis.example(length=13, frames=129, clips=2, stretch=1.15, seed=0)  # a second
@hypothesis.example(length=129, frames=129, clips=2, stretch=1.15, seed=0)
def test_a_crop_is_the_clips_own_frames_in_order_whatever_their_lengths(length, frames, clips, stretch, seed):
    mel = numbered(clips, length)
    before = mel.copy()
    out = augment.crop(mel, frames, np.random.default_rng(seed), stretch=stretch)
    assert out.shape == (clips, frames, 2)
    assert out.dtype == np.float32
    clip, frame = np.moveaxis(np.rint(out * 255).astype(int), 2, 0)
    assert (clip == np.arange(clips)[:, None]).all()
    steps = np.diff(frame) % length  # a clip that ends goes on at its beginning
    assert (np.isin(steps, np.arange(3) % length)).all()
    if length >= frames:
        assert (np.diff(frame) >= 0).all()
    np.testing.assert_array_equal(mel, before)


@pytest.mark.parametrize("length", [1, 13, 43, 128])
def test_crops_of_a_short_clip_begin_at_any_of_its_frames(rng, length):
    crops = augment.crop(numbered(4000, length)[:, :, 1:], 129, rng)
    assert set(np.rint(crops[:, 0, 0] * 255).astype(int).tolist()) == set(range(length))


def test_gain_shifts_every_cell_of_a_clip_by_the_same_decibels(rng):
    x = np.full((3, 10, 128), 0.5, np.float32)
    shift = augment.gain(x, rng) - x
    assert np.ptp(shift, axis=(1, 2)).max() < 1e-6


def test_silence_stays_silent_under_gain_and_tilt(rng):
    silence = np.zeros((4, 10, 128), np.float32)
    assert not augment.gain(silence, rng).any()
    assert not augment.tilt(silence, rng).any()
    assert not augment.equalise(silence, rng).any()


def test_a_crop_without_stretch_is_a_piece_of_the_clip(rng):
    mel = rng.integers(0, 256, (1, 60, 128), dtype=np.uint8)
    crop = augment.crop(mel, 60, rng, stretch=1.0)
    np.testing.assert_allclose(crop[0] * 255, mel[0], atol=1e-3)


def test_every_frame_of_a_crop_is_a_frame_of_the_clip(rng):
    mel = rng.integers(0, 256, (1, 60, 128), dtype=np.uint8)
    known = {frame.tobytes() for frame in mel[0]}
    assert all(np.rint(f * 255).astype(np.uint8).tobytes() in known for f in augment.crop(mel, 40, rng)[0])


def test_a_stretched_crop_never_leaves_the_clip(rng):
    mel = np.repeat(np.arange(60, dtype=np.uint8)[None, :, None], 128, axis=2)
    for _ in range(50):
        times = augment.crop(mel, 40, rng)[0, :, 0] * 255
        assert times.min() >= 0
        assert times.max() <= 59
        assert 1 / 1.16 < np.diff(times).mean() < 1.16


def test_mixup_keeps_the_sum_of_the_targets(batch, rng):
    y = np.eye(6, dtype=np.float32)
    mixed, targets = augment.mixup(batch, y, rng)
    np.testing.assert_allclose(targets.sum(1), 1, atol=1e-6)
    np.testing.assert_allclose(mixed, np.einsum("ij,jtf->itf", targets, batch), atol=1e-5)


def test_a_tone_moves_with_mel_shift():
    x = np.zeros((40, 4, 128), np.float32)
    x[:, :, 60] = 1
    peaks = augment.mel_shift(x, np.random.default_rng(0), bands=3)[:, 0].argmax(1)
    assert set(peaks.tolist()) == set(range(57, 64))


@hypothesis.given(seed=st.integers(0, 2**32 - 1), decibels=st.floats(0.5, 12))
def test_an_equaliser_moves_a_band_by_the_same_amount_at_all_times_and_never_by_more_than_asked(
    seed, decibels
):
    grey = np.full((3, 5, 128), 0.5, np.float32)
    moved = (augment.equalise(grey, np.random.default_rng(seed), decibels=decibels) - grey) * 80
    assert np.abs(moved).max() <= decibels + 1e-4
    np.testing.assert_allclose(moved, np.broadcast_to(moved[:, :1], moved.shape), atol=1e-5)


def test_an_equaliser_draws_straight_lines_between_few_points(rng):
    grey = np.full((8, 1, 128), 0.5, np.float32)
    moved = augment.equalise(grey, rng)[:, 0]
    bends = np.abs(np.diff(moved, n=2)) > 1e-4
    assert (bends.sum(1) <= 2 * 7).all()  # a point between two bands bends at both
    assert bends.any()
