# SPDX-License-Identifier: GPL-3.0-or-later
"""Every verb with its arguments and help, in one table."""

from __future__ import annotations

import argparse
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from musecluster import __version__
from musecluster.track import from_uri

if TYPE_CHECKING:
    from collections.abc import Callable


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; each verb's function is found when it runs."""
    top = argparse.ArgumentParser(
        prog="musecluster",
        description="Turns a folder of music into playlists and “more like this”, on your own computer.",
        epilog="Exit codes: 0 well, 1 nothing usable or the library cannot be opened, 2 wrong usage.",
        parents=[_common()],
    )
    top.add_argument("--version", action="version", version=f"musecluster {__version__}")
    common = _common()  # what stands before the verb must not be reset by the verb's own default
    top.set_defaults(library=None, json=False)
    verbs = top.add_subparsers(title="verbs", metavar="VERB", required=True)

    def verb(
        name: str, function: str, text: str, shared: argparse.ArgumentParser = common
    ) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.", parents=[shared])
        one.set_defaults(verb=_late(function))
        return one

    _add_library_verbs(verb)
    _add_playlist_verbs(verb)
    _add_file_verbs(verb)
    _add_network_verbs(verb)
    return top


def _common(*, json_file: bool = False) -> argparse.ArgumentParser:
    """The options that every verb takes, before or after it; --json may name a file where that is said."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--library", type=_file, metavar="FILE", help="the library (default: in your data folder)"
    )
    told = "machine-readable output, see docs/json.md"
    if json_file:
        common.add_argument("--json", nargs="?", type=Path, const=True, metavar="FILE", help=told)
    else:
        common.add_argument("--json", action="store_true", help=told)
    return common


def _add_library_verbs(verb: Callable[..., argparse.ArgumentParser]) -> None:
    scan = verb("scan", "library_verbs.scan", "listen to the songs in folders and find playlists")
    scan.add_argument("folders", nargs="+", type=_place, metavar="FOLDER")
    scan.add_argument("--jobs", type=_positive, metavar="N", help="processes (default: one a core)")
    scan.add_argument("--retry", action="store_true", help="listen again to files that gave no sound")
    scan.add_argument("--low-priority", action="store_true", help="let other programs come first")
    cluster = verb(
        "cluster", "library_verbs.cluster", "find playlists again, or switch to broader or narrower ones"
    )
    cluster.add_argument(
        "--granularity", type=_share, metavar="X", help="0 few and broad ... 1 many and narrow"
    )
    cluster.add_argument(
        "--seed", type=int, metavar="N", help="another arrangement of the same songs (default 0)"
    )
    adapt = verb("adapt", "library_verbs.adapt", "learn from your tags and playlists what belongs together")
    adapt.add_argument("--undo", action="store_true", help="forget what was learned")
    verb("status", "library_verbs.status", "say what the library holds")
    verb("problems", "library_verbs.problems", "list the files that gave no sound, and why")
    embeddings = verb("embeddings", "library_verbs.embeddings", "save every song's vector as a NumPy file")
    embeddings.add_argument("out", type=Path, metavar="OUT.npz")


def _add_playlist_verbs(verb: Callable[..., argparse.ArgumentParser]) -> None:
    verb("playlists", "playlist_verbs.playlists", "list the playlists and what is in them")
    similar = verb("similar", "playlist_verbs.similar", "list the songs that sound most like one song")
    similar.add_argument(
        "track", type=_place, metavar="TRACK", help="a song's path or id in the library, or any audio file"
    )
    similar.add_argument("--count", type=_positive, default=10, metavar="N", help="how many (default 10)")
    similar.add_argument(
        "--per-artist", type=_count, default=2, metavar="N", help="at most N by one artist in ten; 0: any"
    )
    export = verb("export", "playlist_verbs.export", "write the playlists as files that any player opens")
    export.add_argument("folder", type=Path, metavar="DIR")
    export.add_argument("--format", choices=("m3u8", "m3u", "xspf"), default="m3u8")
    export.add_argument("--paths", choices=("relative", "absolute"), default="relative")
    export.add_argument(
        "--playlist", action="append", metavar="NAME", help="only this one; may be given several times"
    )
    export.add_argument(
        "--bom", action="store_true", help="begin with a byte-order mark, for players that need one"
    )


def _add_file_verbs(verb: Callable[..., argparse.ArgumentParser]) -> None:
    genre = verb("genre", "file_verbs.genre", "say what genre the network hears in files")
    genre.add_argument("files", nargs="+", type=_place, metavar="FILE")
    picture = verb("picture", "file_verbs.picture", "draw a song as the network hears it")
    picture.add_argument("file", type=_place, metavar="FILE")
    picture.add_argument("out", type=Path, metavar="OUT.png")
    demo = verb("demo", "file_verbs.demo", "make a small library of synthetic music to try everything with")
    demo.add_argument("folder", nargs="?", type=_file, default=Path("MuseCluster demo"), metavar="DIR")
    demo.add_argument("--songs", type=_positive, default=72, metavar="N", help="only the first N of its 72")


def _add_network_verbs(verb: Callable[..., argparse.ArgumentParser]) -> None:
    train = verb(
        "train", "network_verbs.train", "train a network on a folder of log-mels (needs the extra “train”)"
    )
    train.add_argument("dataset", type=Path, metavar="DATASET")
    train.add_argument("--network", default="bbnn_views", metavar="NAME", help="as in docs/training.md")
    train.add_argument(
        "--split", default="train", metavar="NAMES", help="splits to learn from, as in train,valid"
    )
    train.add_argument(
        "--albums",
        type=Path,
        metavar="FOLDER",
        help="songs of albums, which shape the vector beside the genres",
    )
    train.add_argument(
        "--from", type=Path, dest="begin", metavar="FILE", help="safetensors that the run begins from"
    )
    train.add_argument(
        "--teacher",
        type=Path,
        action="append",
        default=[],
        dest="teachers",
        metavar="FILE",
        help="safetensors of a network whose answers are learned from too; may be repeated",
    )
    train.add_argument(
        "--copies",
        type=_count,
        default=0,
        metavar="N",
        help="learn from N copies of each clip too, higher, lower, faster or slower (where there is audio)",
    )
    train.add_argument(
        "--twin", type=Path, metavar="FILE", help="weights made without valid, to measure on the model card"
    )
    train.add_argument("--epochs", type=_positive, default=60, metavar="N")
    train.add_argument(
        "--minutes", type=_minutes, default=0.0, metavar="X", help="of processor time, instead of --epochs"
    )
    train.add_argument(
        "--patience",
        type=_count,
        default=0,
        metavar="N",
        help="stop after N scorings of valid without a best",
    )
    train.add_argument("--rate", type=_rate, default=1.2e-3, metavar="X", help="highest learning rate")
    train.add_argument(
        "--folds", type=_count, default=0, metavar="K", help="train K networks, each scored on a K-th of all"
    )
    train.add_argument(
        "--mel", choices=("app", "paper"), default="app", help="form of the log-mels made from audio"
    )
    train.add_argument(
        "--set",
        action="append",
        default=[],
        dest="numbers",
        metavar="NAME=NUMBER",
        help="another number of the recipe, as in equaliser=8; docs/training.md lists them",
    )
    train.add_argument("--seed", type=int, default=0, metavar="N")
    train.add_argument(
        "--runs", type=Path, default=Path("runs"), metavar="DIR", help="where checkpoints and logs go"
    )
    train.add_argument(
        "--out", type=Path, metavar="DIR", help="also write the weights that the program runs there"
    )
    _add_compare(verb)
    _add_evaluate(verb)


def _add_compare(verb: Callable[..., argparse.ArgumentParser]) -> None:
    compare = verb(
        "compare", "compare_verb.compare", "train every network for the same time and show one table"
    )
    compare.add_argument("dataset", type=Path, metavar="DATASET")
    compare.add_argument(
        "--minutes", type=_budget, default=20.0, metavar="M", help="of processor time each (default 20)"
    )
    compare.add_argument("--networks", metavar="NAMES", help="as in cnn,bbnn (default: all)")
    compare.add_argument("--out", type=Path, metavar="FILE.md", help="also write the table there")
    compare.add_argument(
        "--runs", type=Path, default=Path("runs"), metavar="DIR", help="where runs and results are kept"
    )


def _add_evaluate(verb: Callable[..., argparse.ArgumentParser]) -> None:
    evaluate = verb(
        "evaluate",
        "evaluate_verb.evaluate",
        "score networks, and vectors of other programs, on a dataset",
        _common(json_file=True),
    )
    evaluate.add_argument("dataset", nargs="?", type=Path, metavar="DATASET")
    evaluate.add_argument(
        "--weights",
        type=Path,
        action="append",
        metavar="FILE",
        help=".onnx, .safetensors or .npz of vectors, beside what ships; may be given several times",
    )
    evaluate.add_argument(
        "--split", default="valid", metavar="NAME", help="clips to score on, or all (default valid)"
    )
    evaluate.add_argument(
        "--folds", action="store_true", help="the weights are folds: score each on what it has not learned"
    )
    evaluate.add_argument(
        "--mel", choices=("app", "paper"), default="app", help="form of the log-mels made from audio"
    )
    evaluate.add_argument("--markdown", type=Path, metavar="FILE", help="also write the tables as Markdown")
    evaluate.add_argument("--page", type=Path, metavar="FILE.html", help="also write a page with plots")


def _late(name: str) -> Callable[[argparse.Namespace], int]:
    """A verb's function by name, imported when it is called: --help must not wait for it."""

    def call(chosen: argparse.Namespace) -> int:
        module, function = name.split(".")
        code: int = getattr(import_module(f"musecluster.cli.{module}"), function)(chosen)
        return code

    return call


def _place(text: str) -> str:
    """A folder or file; as a file URI it may have a name that is no text, which not every caller can pass."""
    return os.fsdecode(from_uri(text)) if text.lower().startswith("file://") else text


def _file(text: str) -> Path:
    return Path(_place(text))


def _positive(text: str) -> int:
    return int(_between(text, int(text), 1, 1_000_000))


def _count(text: str) -> int:
    return int(_between(text, int(text), 0, 1_000_000))


def _minutes(text: str) -> float:
    return _between(text, float(text), 0, 1_000_000)


def _budget(text: str) -> float:
    return _between(text, float(text), 0.001, 1_000_000)


def _rate(text: str) -> float:
    return _between(text, float(text), 1e-9, 10)


def _share(text: str) -> float:
    return _between(text, float(text), 0, 1)


def _between(text: str, value: float, least: float, most: float) -> float:
    if not least <= value <= most:
        raise argparse.ArgumentTypeError(f"{text} is not between {least} and {most}")
    return value
