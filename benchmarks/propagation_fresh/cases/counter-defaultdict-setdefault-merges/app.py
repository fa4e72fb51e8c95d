from collections import OrderedDict, defaultdict

from openai import OpenAI

client = OpenAI()
registry = defaultdict(dict)


def declare(name, /, **tags):
    registry[name].update({f"x-{k.replace('_', '-')}": v for k, v in tags.items()})


declare("forecast", team_id="weather", cost_center="cc-3352")
declare("forecast", environment="prod", service="forecast")
declare("alerts", team_id="weather", service="alerts", environment="prod")


def call(service, trace):
    headers = OrderedDict(registry[service])
    headers.setdefault("x-correlation-id", trace)
    headers.move_to_end("x-correlation-id", last=False)
    return headers


def forecast():
    return client.responses.create(model="gpt-4o", input="rain?", extra_headers=call("forecast", "f-1"))


def alerts():
    return client.responses.create(model="gpt-4o", input="storm?", extra_headers=call("alerts", "a-1"))


def main():
    forecast()
    alerts()
