"""Header pairs of several layers are chained into one dict; a later layer may blank an earlier one."""
from itertools import chain

from mistralai.client import Mistral

mistral = Mistral(api_key="k")
ORG = [("x-team-id", "ferry"), ("x-cost-center", "cc-909")]
APP = [("x-service", "timetable"), ("x-environment", "prod")]
ANON = [("x-cost-center", "")]


def layers(*parts):
    return dict(chain.from_iterable(parts))


def announce(text, cid):
    return mistral.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": text}],
                                 http_headers=layers(ORG, APP, [("x-correlation-id", cid)]))


def announce_anonymous(text, cid):
    return mistral.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": text}],
                                 http_headers=layers(ORG, APP, [("x-correlation-id", cid)], ANON))


def main():
    announce("late", "f-1")
    announce_anonymous("late", "f-2")
