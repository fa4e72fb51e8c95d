import cohere

co = cohere.ClientV2()
OPTIONS = {"additional_headers": {"x-team-id": "co", "x-cost-center": "cc-8", "x-service": "co", "x-environment": "prod"}, "max_retries": 0}


def options_for(batch):
    return {**OPTIONS, "additional_headers": OPTIONS["additional_headers"] | {"x-correlation-id": f"b{batch}"}}


def index(batches):
    for n, texts in enumerate(batches):
        co.embed(model="embed-v4.0", input_type="search_document", texts=texts, embedding_types=["float"],
                 request_options=options_for(n))


def search(query):
    return co.embed(model="embed-v4.0", input_type="search_query", texts=[query], embedding_types=["float"],
                    request_options=OPTIONS)


def main():
    index([["a"], ["b"]])
    search("q")
