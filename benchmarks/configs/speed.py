"""CPU seconds and memory of the comparison.

    python benchmarks/configs/speed.py [--runs N]

Sixteen known pairs in one process; a YAML file of 1 MB read and judged, and two of them compared; hostile files. Each
figure is the least of several processes (5 unless told: what else the machine does only adds), without what a single
small pair costs (`start`: Python, imports, the policy, one pair); memory is the most. Ends with 1 if a limit is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
MB = 1024 * 1024


def compare(left: Path, right: Path) -> None:
    from checker.run.configs.comparison import compare_configs
    from checker.settings import Settings

    compare_configs(Settings(cache=False), left, right, cwd=left.parent)


def sixteen(_: Path) -> None:
    truths = sorted(HERE.glob("pairs/*/truth.json")) + sorted(HERE.glob("third/*/truth.json"))
    for truth in truths[:16]:
        names = json.loads(truth.read_text(encoding="utf-8"))["files"]
        compare(truth.parent / names["staging"], truth.parent / names["prod"])


def large(folder: Path) -> None:
    """LiteLLM's list of models, as long as that of the largest gateways."""
    for name, rest in (("staging", 2), ("prod", 3)):
        entries = [MODEL.format(number, rest if number % 100 == 0 else 1) for number in range(4100)]
        (folder / f"{name}.yaml").write_text("model_list:\n" + "".join(entries) + "litellm_settings: {}\n")
    compare(folder / "staging.yaml", folder / "prod.yaml")


def one_large(folder: Path) -> None:
    """Read, recognised, and looked at by the rules for one side."""
    from checker.configs.loading.inclusion import Source
    from checker.configs.loading.load import load_config
    from checker.policy.load import load_policy
    from checker.rules.judge import judge_configs
    from checker.rules.registry import active

    text = "model_list:\n" + "".join(MODEL.format(number, 1) for number in range(4100))
    (folder / "config.yaml").write_text(text)
    policy = load_policy("chargeback")
    judge_configs(
        [load_config([Source("config.yaml", folder / "config.yaml")])],
        [],
        policy,
        active(policy.rules, chosen=None, ignored=frozenset()),
    )


def hostile(text: str) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        (folder / "staging.yaml").write_text(text)
        (folder / "prod.yaml").write_text("a: 1\n")
        compare(folder / "staging.yaml", folder / "prod.yaml")

    return run


MODEL = (
    "  - model_name: model-{0}\n"
    "    litellm_params: {{model: openai/gpt-{0}, api_key: os.environ/KEY_{0}, rpm: {1}, "
    "input_cost_per_token: 0.00000{1}}}\n"
    "    model_info: {{id: deployment-{0}, mode: chat, base_model: gpt-{0}-2024-11-20, tags: [a, b, c]}}\n"
)
BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + "\n".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 9))
MERGE = "a0: &a0 {x: 1}\n" + "".join(
    f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 9)}], k{i}: 1}}\n" for i in range(1, 60)
)
CASES: dict[str, tuple[Callable[[Path], None], float, int]] = {  # what runs, CPU seconds, MB
    "start": (
        lambda _: compare(HERE / "pairs" / "dotenv" / "staging.env", HERE / "pairs" / "dotenv" / "prod.env"),
        1,
        100,
    ),
    "16 pairs": (sixteen, 1, 150),
    "1 MB of YAML": (one_large, 1, 250),
    "1 MB of YAML, compared": (large, 3, 300),
    "alias bomb": (hostile(BOMB), 1, 150),
    "merge keys": (hostile(MERGE), 1, 150),
    "100,000 brackets": (hostile("[" * 100_000), 1, 150),
    "100,000 braces in JSON": (hostile('{"a":' * 100_000), 1, 150),
    "20,000 equal keys": (hostile("".join(f"k: {i}\n" for i in range(20_000))), 2, 200),
    "one line of 5 MB": (hostile("a: " + "x" * 5 * MB), 2, 300),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--case", choices=CASES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.case:
        return one(given.case)
    kept, start = True, 0.0
    print(f"{'':<26} {'CPU s':>7} {'limit':>6} {'MB':>6} {'limit':>6}", flush=True)
    for name, (_, seconds, megabytes) in CASES.items():
        used, memory = measured(name, given.runs)
        if name == "start":
            start = used
        else:
            used = max(0.0, used - start)
        kept = kept and used <= seconds and memory <= megabytes
        print(f"{name:<26} {used:>7.2f} {seconds:>6} {memory:>6.0f} {megabytes:>6}", flush=True)
    return int(not kept)


def measured(name: str, runs: int) -> tuple[float, float]:
    """CPU seconds (the least) and MB (the most) of so many processes."""
    figures = []
    for _ in range(runs):
        command = [sys.executable, __file__, "--case", name]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE.parents[1])
        figures.append(tuple(map(float, done.stdout.split()[-2:])))
    return min(used for used, _ in figures), max(memory for _, memory in figures)


def one(name: str) -> int:
    sys.path.insert(0, str(HERE.parents[1]))
    with tempfile.TemporaryDirectory() as folder:
        CASES[name][0](Path(folder))
    print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
