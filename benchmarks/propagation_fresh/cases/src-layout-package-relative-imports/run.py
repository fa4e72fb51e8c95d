import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "src"))


def main():
    from invoicer.cli import run
    run(["extract", "--file", "a.pdf"])
    run(["check", "--file", "a.pdf"])
