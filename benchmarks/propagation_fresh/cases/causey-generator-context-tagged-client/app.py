from contextlib import contextmanager

from openai import OpenAI

root = OpenAI(default_headers={"x-team-id": "causey", "x-cost-center": "cc-979", "x-service": "stones"})


@contextmanager
def scoped(cid, env="prod"):
    client = root.with_options(default_headers={"x-environment": env, "x-correlation-id": cid})
    try:
        yield client
    finally:
        print("done", cid)


def cross(text):
    with scoped("c-1") as client:
        return client.responses.create(model="gpt-4o", input=text)


def return_trip(text):
    with scoped("c-2") as client, scoped("c-3", env="") as other:
        client.responses.create(model="gpt-4o", input=text)
        return other.responses.create(model="gpt-4o", input=text)


def main():
    cross("a")
    return_trip("b")
