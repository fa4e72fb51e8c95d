from openai import OpenAI

from bus import Bus

bus = Bus()
client = OpenAI(default_headers={"x-team-id": "tramway", "x-cost-center": "cc-962", "x-service": "lines"})


@bus.on("delay")
def explain(line, ride, env="prod"):
    return client.responses.create(model="gpt-4o", input=line,
                                   extra_headers={"x-environment": env, "x-correlation-id": ride})


@bus.on("delay")
def apologise(line, ride, env=""):
    return client.responses.create(model="gpt-4o-mini", input=line,
                                   extra_headers={"x-environment": env, "x-correlation-id": ride})


def main():
    bus.emit("delay", line="12", ride="t-1")
