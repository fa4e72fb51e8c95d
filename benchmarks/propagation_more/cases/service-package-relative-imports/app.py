"""A package with settings, an LLM layer and two jobs; relative imports, an import cycle, a package-level client."""
from shop.jobs import nightly, search


def main():
    nightly.run(["a"])
    search.answer("b", "s-1")
