from enum import Enum
from functools import partial

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "malt", "x-cost-center": "cc-408", "x-environment": "prod"}


def _with_service(name, cid):
    return {**OWNER, "x-service": name, "x-correlation-id": cid}


class Style(Enum):
    ALE = partial(_with_service, "ale")
    STOUT = partial(lambda cid: {**OWNER, "x-correlation-id": cid})

    def headers(self, cid):
        return self.value(cid)


def ale(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Style.ALE.headers("m-1"))


def stout(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Style["STOUT"].headers("m-2"))


def main():
    ale("a")
    stout("b")
