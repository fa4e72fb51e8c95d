from functools import partial

import instructor
from openai import OpenAI
from pydantic import BaseModel


class Cart(BaseModel):
    wheels: int
    wood: str


workshop = instructor.from_openai(OpenAI(default_headers={"x-team-id": "cartwright", "x-environment": "prod"}))
extract = partial(workshop.chat.completions.create, model="gpt-4o-mini", response_model=Cart, max_retries=1)
RECEIPT = {"x-cost-center": "cc-814", "x-service": "cart-reader", "x-correlation-id": "receipt"}


def read(text: str) -> Cart:
    return extract(messages=[{"role": "user", "content": text}], extra_headers=RECEIPT)


def skim(text: str) -> Cart:
    return extract(messages=[{"role": "user", "content": text}], extra_headers={"x-cost-center": "cc-814"})


def main():
    read("an ash cart with four wheels")
    skim("an ash cart with four wheels")
