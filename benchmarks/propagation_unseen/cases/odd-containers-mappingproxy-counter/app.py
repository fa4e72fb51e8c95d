from collections import OrderedDict, UserDict, deque
from types import MappingProxyType, SimpleNamespace

from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "oc", "x-cost-center": "cc", "x-service": "oc", "x-environment": "prod", "x-correlation-id": "1"}
FROZEN = MappingProxyType(FULL)


class Headers(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__("x-" + key.replace("_", "-"), value)


def proxied():
    return client.responses.create(model="gpt-5", input="x", extra_headers={**FROZEN})


def ordered():
    headers = OrderedDict(FULL)
    headers.move_to_end("x-team-id")
    headers.popitem()
    return client.responses.create(model="gpt-5", input="x", extra_headers=headers)


def user_dict():
    headers = Headers(team_id="t", cost_center="c", service="s", environment="e")
    headers["correlation_id"] = "1"
    return client.responses.create(model="gpt-5", input="x", extra_headers=dict(headers))


def namespaced():
    ns = SimpleNamespace(team_id="t", cost_center="c", service="s", environment="e")
    ns.correlation_id = "5"
    return client.responses.create(model="gpt-5", input="x", metadata=vars(ns))


def queued():
    queue = deque([FULL, {"x-team-id": "q"}])
    queue.rotate(1)
    return client.responses.create(model="gpt-5", input="x", extra_headers=queue.popleft())


def main():
    proxied()
    ordered()
    user_dict()
    namespaced()
    queued()
