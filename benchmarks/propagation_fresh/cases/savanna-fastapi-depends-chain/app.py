from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from openai import OpenAI

from deps import Owned, anonymous_owner, full_owner, sdk

api = FastAPI()


@api.post("/spot")
def spot(animal: str, owner: Owned, client: OpenAI = Depends(sdk)):
    return client.responses.create(model="gpt-4o", input=animal, extra_headers=owner).output_text


@api.post("/count")
def count(animal: str, owner: dict = Depends(anonymous_owner), client: OpenAI = Depends(sdk)):
    return client.responses.create(model="gpt-4o", input=animal, extra_headers=owner).output_text


def main():
    assert full_owner is not anonymous_owner
    with TestClient(api) as http:
        http.post("/spot", params={"animal": "lion"})
        http.post("/count", params={"animal": "zebra"})
