# SPDX-License-Identifier: GPL-3.0-or-later
"""Quiet work: the process and its children come after everything else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CODE = """
import os, subprocess, sys
from musecluster.pipeline.priority import lower_priority
lower_priority(); lower_priority()
print(os.nice(0), subprocess.check_output([sys.executable, '-c', 'import os; print(os.nice(0))'], text=True))
"""


@pytest.mark.skipif(os.name == "nt", reason="niceness as POSIX knows it")
def test_it_is_inherited_and_lowered_once():
    answer = subprocess.run((sys.executable, "-c", CODE), capture_output=True, text=True, check=True)
    own, childs = map(int, answer.stdout.split())
    assert own == childs == max(15, os.nice(0))
