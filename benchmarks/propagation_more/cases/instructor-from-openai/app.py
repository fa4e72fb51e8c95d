import instructor
from openai import OpenAI
from pydantic import BaseModel

OWNER = {"x-team-id": "kyc", "x-cost-center": "cc-315", "x-service": "id-check", "x-environment": "prod"}


class Person(BaseModel):
    name: str
    age: int


patched = instructor.from_openai(OpenAI(default_headers=OWNER))


def person(text, cid):
    return patched.chat.completions.create(model="gpt-4o-mini", response_model=Person, max_retries=0,
                                           messages=[{"role": "user", "content": text}],
                                           extra_headers={"x-correlation-id": cid})


def person_raw(text):
    return patched.create(model="gpt-4o-mini", response_model=Person, max_retries=0,
                          messages=[{"role": "user", "content": text}])


def main():
    person("Ada, 36", "k-1")
    person_raw("Ada, 36")
