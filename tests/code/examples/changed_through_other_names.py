"""Mappings that functions change under a name of their own: of what they are given, and of what the module holds."""

from openai import OpenAI

client = OpenAI()
SHARED = {"x-team-id": "search", "x-correlation-id": "1"}
LIST = [{"x-team-id": "search", "x-correlation-id": "1"}]


def strip(job):
    headers = job["headers"]
    headers.pop("x-team-id")


def strip_each(jobs):
    for job in jobs:
        job.pop("x-team-id")


def strip_got(job):
    headers = job.get("headers")
    del headers["x-team-id"]


def strip_shared():
    shared = SHARED
    shared.pop("x-team-id")


def strip_first():
    first = LIST[0]
    first["x-team-id"] = None


def of_a_key(text):
    job = {"headers": {"x-team-id": "search", "x-correlation-id": "1"}}
    strip(job)
    client.responses.create(model="m", input=text, extra_headers=job["headers"])  # expect: fail team_id


def of_a_list(text):
    job = {"x-team-id": "search", "x-correlation-id": "1"}
    strip_each([job])
    client.responses.create(model="m", input=text, extra_headers=job)  # expect: fail team_id


def got(text):
    job = {"headers": {"x-team-id": "search", "x-correlation-id": "1"}}
    strip_got(job)
    client.responses.create(model="m", input=text, extra_headers=job["headers"])  # expect: fail team_id


def of_the_module(text):
    client.responses.create(model="m", input=text, extra_headers=SHARED)  # expect: fail team_id


def of_its_list(text):
    client.responses.create(model="m", input=text, extra_headers=LIST[0])  # expect: fail team_id


def main():
    strip_shared()
    strip_first()
    for ask in (of_a_key, of_a_list, got, of_the_module, of_its_list):
        ask("hello")
