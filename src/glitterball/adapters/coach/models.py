"""The model asset: one file a language, made by ``python -m training.coach.train`` and never by hand."""

import zlib
from pathlib import Path

import msgspec

from glitterball.core.coach import CoachModels

FOLDER = Path(__file__).parent


def model_path(language: str) -> Path:
    """Where a language's models stand."""
    return FOLDER / f"model-{language}.bin"


def read_models(language: str) -> CoachModels:
    """The models of a language."""
    return msgspec.msgpack.decode(zlib.decompress(model_path(language).read_bytes()), type=CoachModels)


def packed(models: CoachModels) -> bytes:
    """The models as the bytes of their file: the same models, the same bytes."""
    return zlib.compress(msgspec.msgpack.encode(models, order="deterministic"), 9)
