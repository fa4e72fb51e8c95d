import uuid
from functools import lru_cache
from typing import Annotated

from fastapi import Depends
from openai import OpenAI


@lru_cache
def sdk() -> OpenAI:
    return OpenAI()


def anonymous_owner():
    return {"x-team-id": "savanna", "x-cost-center": "cc-853", "x-service": "safari", "x-environment": "prod"}


def correlation() -> str:
    return uuid.uuid4().hex


def full_owner(owner: Annotated[dict, Depends(anonymous_owner)], cid: Annotated[str, Depends(correlation)]):
    return owner | {"x-correlation-id": cid}


Owned = Annotated[dict, Depends(full_owner)]
