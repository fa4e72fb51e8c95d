"""Runs the RAG back-end once: ingest, ask, follow up, evaluate."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "src"))

from ragserver.pipeline import build_pipeline
from ragserver.context import RequestContext


def main():
    pipeline = build_pipeline()
    pipeline.ingest(["The sky is blue.", "Grass is green."])
    ctx = RequestContext.create("q-17")
    pipeline.ask("What colour is the sky?", ctx)
    pipeline.follow_up("And the grass?", ctx)
    pipeline.grade("blue", ctx)


if __name__ == "__main__":
    main()
