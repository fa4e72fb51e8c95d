"""Typed answers through instructor; a subclass overrides what is sent along."""
import instructor
from openai import OpenAI
from pydantic import BaseModel

client = instructor.from_openai(OpenAI())


class Yield(BaseModel):
    tons: int = 0


class Reporter:
    owner = {"x-team-id": "farm", "x-cost-center": "cc-4020", "x-service": "yield", "x-environment": "prod"}

    def headers(self, field):
        return {**self.owner, "x-correlation-id": field}

    def report(self, field):
        return client.chat.completions.create(model="gpt-4o-mini", response_model=Yield, max_retries=0,
                                              messages=[{"role": "user", "content": field}],
                                              extra_headers=self.headers(field))


class Drone(Reporter):
    def headers(self, field):
        return self.owner

    def fly(self, field):
        return self.report(field)


def walk(field):
    return Reporter().report(field)


def fly(field):
    return Drone().report(field)


def main():
    for step in (walk, fly):
        try:
            step("f-1")
        except Exception as error:
            print(type(error).__name__)
