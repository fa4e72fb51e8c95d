import tomllib
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _document():
    with (Path(__file__).parent / "dockyard.toml").open("rb") as handle:
        return tomllib.load(handle)


def profile(name):
    document = _document()
    return {**document["owner"], **document["profile"][name]}
