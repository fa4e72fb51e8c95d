import uuid

import cohere
from cohere.core import RequestOptions

co = cohere.ClientV2()


def options(service, correlation=None):
    headers = {
        "x-team-id": "belvedere",
        "x-cost-center": "cc-809",
        "x-service": service,
        "x-environment": "prod",
    }
    if correlation:
        headers["x-correlation-id"] = correlation
    return RequestOptions(additional_headers=headers, max_retries=0)


def vectors(texts):
    return co.embed(
        model="embed-v4.0", input_type="search_document", texts=texts, embedding_types=["float"],
        request_options=options("view-search", uuid.uuid4().hex),
    )


def narrate(text):
    reply = co.chat(
        model="command-a-03-2025", messages=[{"role": "user", "content": text}],
        request_options=options("view-narrator"),
    )
    return [part.text for part in reply.message.content]


def main():
    vectors(["north", "south"])
    narrate("the view to the north")
