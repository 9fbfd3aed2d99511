# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs that build the library and tell its state: scan, cluster, adapt, status, problems, embeddings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from musecluster.cli import NOTHING_USABLE, WELL
from musecluster.cli.output import counted, library_of, plain, print_json, teller

if TYPE_CHECKING:
    from argparse import Namespace


def scan(chosen: Namespace) -> int:
    """Bring the library up to date with the folders; 1 if they hold no song."""
    from musecluster.pipeline.priority import lower_priority
    from musecluster.pipeline.rules import rules_of
    from musecluster.pipeline.scan import scan

    if chosen.low_priority:
        lower_priority()
    tally = scan(
        chosen.folders,
        library_of(chosen),
        jobs=chosen.jobs or chosen.settings.get("cores") or None,
        rules=rules_of(chosen.settings),
        retry=chosen.retry,
        tell=teller(chosen),
    )
    return WELL if tally.found > tally.failed else NOTHING_USABLE


def cluster(chosen: Namespace) -> int:
    """Find playlists again, or only switch to another stored granularity."""
    from musecluster.pipeline.arrange import cluster_library
    from musecluster.pipeline.rules import rules_of

    count = cluster_library(
        library_of(chosen),
        granularity=chosen.granularity,
        seed=chosen.seed,
        rules=rules_of(chosen.settings),
        tell=teller(chosen),
    )
    return WELL if count else NOTHING_USABLE


def adapt(chosen: Namespace) -> int:
    """Learn from the listener's tags and playlists, or forget it; 1 if there was too little or no gain."""
    from musecluster.pipeline.adapt import adapt, undo
    from musecluster.pipeline.rules import rules_of

    rules = rules_of(chosen.settings)
    if chosen.undo:
        undo(library_of(chosen), rules=rules, tell=teller(chosen))
        return WELL
    kept = adapt(library_of(chosen), rules=rules, tell=teller(chosen))
    return WELL if kept else NOTHING_USABLE


def status(chosen: Namespace) -> int:
    """Say what the library holds."""
    from musecluster.pipeline.ask import status

    state = status(library_of(chosen))
    if chosen.json:
        print_json(state)
        return WELL
    print(f"Library:   {state['library']}")
    for root in state["folders"]:
        print(f"Folder:    {root}")
    print(f"Songs:     {state['tracks']:,} ({state['analysed']:,} analysed, {state['missing']:,} missing)")
    print(f"Playlists: {state['playlists']:,}")
    print(f"Problems:  {state['problems']:,}")
    print(f"Network:   {state['network_id']}")
    if state["adapted"]:
        print(f"Adapted:   {_adapted(state['adapted'])}")
    return WELL


def _adapted(learned: dict[str, Any]) -> str:
    """What was learned, in one sentence."""
    if not learned["in_use"]:
        return f"not in use, since it belongs to another network ({learned['network_id']}); learn anew: " + (
            "musecluster adapt"
        )
    before, after = learned["precision_before"], learned["precision_after"]
    return f"to your tags and playlists; right neighbours of artists held out {before:.1%} → {after:.1%}"


def problems(chosen: Namespace) -> int:
    """List the files that gave no sound, and why."""
    from musecluster.pipeline.ask import problems

    found = problems(library_of(chosen))
    if chosen.json:
        print_json(found)
        return WELL
    for problem in found:
        print(f"{plain(problem['path'])}\n    {problem['reason']}")
    if not found:
        print("Every file could be read.")
    return WELL


def embeddings(chosen: Namespace) -> int:
    """Save every song's vector as a NumPy file."""
    from musecluster.pipeline.ask import save_embeddings

    count, dimensions = save_embeddings(library_of(chosen), chosen.out)
    if chosen.json:
        print_json({"tracks": count, "dimensions": dimensions, "file": str(chosen.out)})
    else:
        print(f"{counted(count, 'vector')} of {dimensions} numbers written to {chosen.out}.")
    return WELL
