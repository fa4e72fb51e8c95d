import copy
from collections import ChainMap, OrderedDict
from itertools import chain

from openai import OpenAI

client = OpenAI()
OWNER = OrderedDict(team_id="ledger", cost_center="cc-17")
RUNTIME = {"service": "close-books", "environment": "prod"}


def dashed(mapping):
    return {"x-" + k.replace("_", "-"): v for k, v in mapping.items()}


def chained(text, cid):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers=dashed(dict(chain(OWNER.items(), RUNTIME.items()), correlation_id=cid)))


def layered(text):
    layers = ChainMap({"correlation_id": ""}, RUNTIME, OWNER)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dashed(layers))


def deep(text, cid):
    request = copy.deepcopy({"headers": {"owner": OWNER, "runtime": RUNTIME}})
    request["headers"]["owner"].popitem()
    flat = {**request["headers"]["owner"], **request["headers"]["runtime"], "correlation_id": cid}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dashed(flat))


def main():
    chained("a", "1")
    layered("b")
    deep("c", "3")
    chained("d", "4")
