"""A client function re-exported twice under other names; one alias points at the bare variant."""
from llm import complete, complete_fast


def main():
    complete("a")
    complete_fast("a")
