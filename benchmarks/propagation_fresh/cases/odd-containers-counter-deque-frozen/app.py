from collections import ChainMap, deque
from types import MappingProxyType, SimpleNamespace

from openai import OpenAI

ns = SimpleNamespace(team_id="oc", cost_center="cc-2070", service="oc", environment="prod")
FROZEN = MappingProxyType({"x-" + k.replace("_", "-"): v for k, v in vars(ns).items()})
layers = deque([{"x-correlation-id": "1"}, FROZEN], maxlen=2)
client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=ChainMap(*layers))


def ask_rotated(text):
    layers.appendleft({"x-service": ""})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(ChainMap(*layers)))


def main():
    ask("a")
    ask_rotated("b")
