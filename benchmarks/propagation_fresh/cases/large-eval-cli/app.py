"""Runs the evaluation as a user would from a shell."""
import os

from evals.cli import run

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    config = os.path.join(HERE, "configs", "nightly.toml")
    run(["--config", config, "judge", "--limit", "2"])
    run(["--config", config, "compare", "--baseline", "gpt-4o"])
    run(["--config", config, "--correlation-id", "manual-1", "explain", "case-3"])
    run(["--config", config, "embed"])


if __name__ == "__main__":
    main()
