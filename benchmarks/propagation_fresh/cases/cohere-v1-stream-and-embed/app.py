import cohere
from cohere.core import RequestOptions

OWNER = {"x-team-id": "co", "x-cost-center": "cc-2008", "x-service": "co", "x-environment": "prod"}
co = cohere.ClientV2()


def options(**headers) -> RequestOptions:
    return RequestOptions(timeout_in_seconds=5, additional_headers={**OWNER, **headers})


def ask(text, cid):
    return co.chat(model="command-r", messages=[{"role": "user", "content": text}],
                   request_options=options(**{"x-correlation-id": cid}))


def embed(texts):
    return co.embed(model="embed-v4.0", texts=texts, input_type="search_document", embedding_types=["float"],
                    request_options=options())


def main():
    ask("a", "1")
    embed(["a"])
