import cohere

OWNER = {"x-team-id": "almanac", "x-cost-center": "cc-933", "x-service": "moon", "x-environment": "prod"}
co = cohere.ClientV2(api_key="k")


def options(cid=None, timeout=20):
    built = {"timeout_in_seconds": timeout, "additional_headers": dict(OWNER)}
    if cid is not None:
        built["additional_headers"]["x-correlation-id"] = cid
    return built


def phase(text):
    return co.chat(model="command-r", messages=[{"role": "user", "content": text}], request_options=options("m-1"))


def eclipse(text):
    return co.chat(model="command-r", messages=[{"role": "user", "content": text}], request_options=options(timeout=60))


def vectors(texts):
    return co.embed(model="embed-v4.0", texts=texts, input_type="search_document", embedding_types=["float"],
                    request_options={"additional_headers": {**OWNER, "x-correlation-id": "m-2"}})


def main():
    phase("new")
    eclipse("total")
    vectors(["a"])
