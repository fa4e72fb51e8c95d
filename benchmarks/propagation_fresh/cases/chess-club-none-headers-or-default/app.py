from typing import Optional

from openai import OpenAI

CLUB = {"x-team-id": "chess", "x-cost-center": "cc-64", "x-service": "coach", "x-environment": "prod", "x-correlation-id": "club"}
client = OpenAI()


def resolve(headers: Optional[dict], member: bool):
    if headers is None and member:
        headers = CLUB
    return headers


def analyse(game, headers=None, member=False):
    return client.responses.create(model="gpt-4o", input=game, extra_headers=resolve(headers, member))


def annotate(game, headers=None):
    headers = headers if headers is not None else CLUB
    return client.responses.create(model="gpt-4o", input=game, extra_headers=headers)


def explain(game, headers=()):
    return client.responses.create(model="gpt-4o", input=game, extra_headers=dict(headers) or None)


def main():
    analyse("e4 e5", member=True)
    analyse("e4 c5", headers=CLUB)
    analyse("d4 d5")
    annotate("e4")
    annotate("e4", {})
    explain("c4", CLUB.items())
    explain("c4")
