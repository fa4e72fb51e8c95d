from openai import OpenAI

client = OpenAI()


def put(target, path, value):
    *parents, last = path.split(".")
    for name in parents:
        target = target.setdefault(name, {})
    target[last] = value


def request(text, *edits):
    body = {"model": "gpt-4o", "input": text}
    put(body, "extra_headers.x-team-id", "dl")
    put(body, "extra_headers.x-cost-center", "cc-4019")
    for path, value in edits:
        put(body, path, value)
    return body


FULL = [("extra_headers.x-service", "dl"), ("metadata.environment", "prod"), ("metadata.correlation_id", "1")]


def main():
    client.responses.create(**request("a", *FULL))
    client.responses.create(**request("b", *FULL[:-1]))
