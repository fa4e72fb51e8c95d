from openai import OpenAI

client = OpenAI()
NAMES = ["x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id"]
VALUES = ["ski", "cc-1025", "snow", "prod", "s-1"]


def build(skip=()):
    headers, i = {}, 0
    while i < len(NAMES):
        name, i = NAMES[i], i + 1
        if name in skip:
            continue
        headers[name] = VALUES[NAMES.index(name)]
    return headers


def report(slope):
    return client.responses.create(model="gpt-4o", input=slope, extra_headers=build())


def report_night(slope):
    return client.responses.create(model="gpt-4o", input=slope, extra_headers=build(skip={"x-cost-center"}))


def report_short(slopes):
    for slope, headers in zip(slopes, [dict(zip(NAMES, VALUES)), dict(zip(NAMES, VALUES[:3]))]):
        client.responses.create(model="gpt-4o", input=slope, extra_headers=headers)


def main():
    report("a")
    report_night("a")
    report_short(["a", "b"])
