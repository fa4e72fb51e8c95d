from enum import StrEnum

from openai import OpenAI


class H(StrEnum):
    TEAM = "x-team-id"
    CENTER = "x-cost-center"
    SERVICE = "x-service"
    ENV = "x-environment"
    CID = "x-correlation-id"

    @classmethod
    def row(cls, *values):
        return dict(zip(cls, values))


client = OpenAI()


def cask(text, cid):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers=H.row("tannin", "cc-975", "cellar", "prod", cid))


def bottle(text):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers=H.row("tannin", "cc-975", "cellar", "prod"))


def main():
    cask("oak", "t-1")
    bottle("cork")
