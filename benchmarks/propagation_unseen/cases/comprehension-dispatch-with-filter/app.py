from openai import OpenAI

client = OpenAI()
KEYS = ["team_id", "cost_center", "service", "environment", "correlation_id"]
VALUES = {"team_id": "cp", "cost_center": "cc", "service": "cp", "environment": "prod", "correlation_id": "1", "debug": "1"}


def all_keys():
    return client.responses.create(model="gpt-5", input="x",
                                   extra_headers={f"x-{k.replace('_', '-')}": VALUES[k] for k in KEYS})


def filtered():
    return client.responses.create(model="gpt-5", input="x",
                                   metadata={k: v for k, v in VALUES.items() if k in KEYS and k != "service"})


def allowed():
    return client.responses.create(model="gpt-5", input="x", metadata={k: v for k, v in VALUES.items() if k in KEYS})


def nested():
    rows = [("x-", KEYS[:2]), ("X-", KEYS[2:])]
    headers = {p + k.replace("_", "-"): VALUES[k] for p, ks in rows for k in ks}
    return client.responses.create(model="gpt-5", input="x", extra_headers=headers)


def sliced():
    return client.responses.create(model="gpt-5", input="x",
                                   extra_headers={"x-" + k.replace("_", "-"): VALUES[k] for k in KEYS[:-1]})


def each():
    return [client.embeddings.create(model="text-embedding-3-small", input=t, extra_headers=h) for t, h in
            (("a", {"x-" + k.replace("_", "-"): v for k, v in VALUES.items()}), ("b", {"x-team-id": "cp"}))]


def main():
    all_keys()
    filtered()
    allowed()
    nested()
    sliced()
    each()
