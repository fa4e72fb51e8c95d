"""cohere's httpx client carries the owner; request options add what changes per call."""
import cohere
import httpx
from cohere.core.request_options import RequestOptions

OWNER = {"x-team-id": "lib", "x-cost-center": "cc-311", "x-service": "shelf", "x-environment": "prod"}
co = cohere.ClientV2(api_key="k", httpx_client=httpx.Client(headers=OWNER))
bare = cohere.ClientV2("k")


def shelve(title, cid):
    options = RequestOptions(additional_headers={"x-correlation-id": cid}, max_retries=0)
    return co.embed(model="embed-v4.0", input_type="search_document", embedding_types=["float"],
                    texts=[title], request_options=options)


def describe(title):
    return co.chat(model="command-a", messages=[{"role": "user", "content": title}])


def blurb(title, cid):
    return bare.chat(model="command-a", messages=[{"role": "user", "content": title}],
                     request_options={"additional_body_parameters": {"metadata": {"team_id": "lib", "correlation_id": cid}}})


def main():
    shelve("Moby", "s-1")
    describe("Moby")
    blurb("Moby", "s-2")
