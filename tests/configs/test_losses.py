"""What one side lacks is a difference: each part of the first pairs (a mapping, an entry of a list) is left out."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.run.configs.comparison import compare_configs
from checker.settings import Settings

PAIRS = Path(__file__).parents[2] / "benchmarks" / "configs" / "pairs"
# What is written there holds anyway.
DEFAULTS = {
    "kong-ai": {"plugins/0/config/queue", "plugins/2/config/targets/0/logging"},
    "otel-collector": {"exporters/otlp/ledger/retry_on_failure"},
    "vector": {"acknowledgements"},
}


def parts(node: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of mappings, lists and entries of lists."""
    below = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in below:
        if isinstance(value, (dict, list)) or isinstance(node, list):
            yield (*steps, step)
        yield from parts(value, (*steps, step))


def lacking(documents: list[Any], steps: tuple[str | int, ...]) -> list[Any]:
    found = copy.deepcopy(documents)
    node: Any = found
    for step in steps[:-1]:
        node = node[step]
    del node[steps[-1]]
    return found


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in PAIRS.glob("*/prod.yaml")))
def test_a_part_that_is_left_out(folder: str, tmp_path: Path) -> None:
    documents = list(yaml.safe_load_all((PAIRS / folder / "prod.yaml").read_text(encoding="utf-8")))
    sides = [tmp_path / side / "config.yaml" for side in ("staging", "prod")]
    for side in sides:
        side.parent.mkdir()
    sides[0].write_text("\n---\n".join(map(json.dumps, documents)))
    passed_over = set()
    for steps in parts(documents):
        if len(steps) > 1:  # not a whole document
            sides[1].write_text("\n---\n".join(map(json.dumps, lacking(documents, steps))))
            kind = json.loads((PAIRS / folder / "truth.json").read_text(encoding="utf-8"))["kind"]
            found = compare_configs(Settings(cache=False), *sides, cwd=tmp_path, kind=kind)
            if not any(pair.differences for pair in found.pairs):
                passed_over.add("/".join(map(str, steps[1:])))
    assert passed_over == DEFAULTS.get(folder, set())
