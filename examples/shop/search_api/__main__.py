"""Answer one question on the command line: python -m search_api "question"."""

import sys
import uuid

from . import answers, embeddings, rerank


def main(question: str) -> None:
    trace_id = uuid.uuid4().hex
    embeddings.embed_query(question, trace_id)
    hits = answers.suggest(question)
    print(rerank.rerank(question, hits, trace_id))
    print(answers.answer(question, trace_id))
    print(rerank.explain_order(question, hits))
    embeddings.embed_products(hits, f"run-{trace_id}")
    rerank.report_latency(12.5)


if __name__ == "__main__":
    main(sys.argv[1])
