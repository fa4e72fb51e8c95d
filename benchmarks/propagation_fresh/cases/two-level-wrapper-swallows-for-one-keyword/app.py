from llm import classify, summarize

HEADERS = {"x-team-id": "nlp", "x-cost-center": "cc-3307", "x-service": "nlp", "x-environment": "prod", "x-correlation-id": "n-1"}


def pipeline(texts):
    return [(classify(t, headers=HEADERS), summarize(t, headers=HEADERS)) for t in texts]


def main():
    pipeline(["a", "b"])
    summarize("c", extra_headers=HEADERS)
