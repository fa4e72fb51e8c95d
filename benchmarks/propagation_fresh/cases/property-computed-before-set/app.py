"""A cached property is computed at its first use, a plain one each time."""
from functools import cached_property

from openai import OpenAI


class Job:
    run = ""

    def __init__(self):
        self.client = OpenAI()

    @cached_property
    def cached(self):
        return {"x-team-id": "pc", "x-cost-center": "cc-48", "x-service": "pc", "x-environment": "prod", "x-correlation-id": self.run}

    @property
    def plain(self):
        return {"x-team-id": "pc", "x-cost-center": "cc-48", "x-service": "pc", "x-environment": "prod", "x-correlation-id": self.run}


def cached_too_early(text):
    job = Job()
    print(len(job.cached))
    job.run = "1"
    return job.client.responses.create(model="gpt-4o", input=text, extra_headers=job.cached)


def cached_in_time(text):
    job = Job()
    job.run = "2"
    return job.client.responses.create(model="gpt-4o", input=text, extra_headers=job.cached)


def plain(text):
    job = Job()
    print(len(job.plain))
    job.run = "3"
    return job.client.responses.create(model="gpt-4o", input=text, extra_headers=job.plain)


def main():
    cached_too_early("a")
    cached_in_time("b")
    plain("c")
