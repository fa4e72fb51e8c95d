import instructor
from openai import OpenAI
from pydantic import BaseModel


class Deed(BaseModel):
    owner: str
    year: int


OWNER = {"x-team-id": "archive", "x-cost-center": "cc-936", "x-service": "deeds", "x-environment": "prod"}


class Reader:
    def __init__(self, headers):
        self.client = instructor.from_openai(OpenAI(default_headers=headers))

    def read(self, text):
        deed, raw = self.client.chat.completions.create_with_completion(
            model="gpt-4o", messages=[{"role": "user", "content": text}], response_model=Deed)
        return deed, raw.usage


def main():
    Reader({**OWNER, "x-correlation-id": "d-1"}).read("1780")
    Reader(OWNER).read("1781")
