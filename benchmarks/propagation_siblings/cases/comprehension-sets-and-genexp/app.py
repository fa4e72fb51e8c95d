from openai import OpenAI

client = OpenAI()
VALUES = {"team_id": "ml", "cost_center": "cc-6", "service": "rank", "environment": "prod", "correlation_id": "g-1"}
NAMES = ["team_id", "cost_center", "service", "environment", "correlation_id"]


def ask(headers):
    return client.embeddings.create(model="text-embedding-3-small", input="x", extra_headers=headers)


def by_name():
    return client.embeddings.create(model="text-embedding-3-small", input="x",
                                    extra_headers={f"x-{n.replace('_', '-')}": VALUES[n] for n in NAMES})


def by_slice():
    return client.embeddings.create(model="text-embedding-3-small", input="x",
                                    extra_headers={"x-" + n.replace("_", "-"): VALUES[n] for n in NAMES[:-1]})


def by_dict_of_genexp():
    return client.embeddings.create(model="text-embedding-3-small", input="x",
                                    extra_headers=dict(("x-" + k.replace("_", "-"), v) for k, v in VALUES.items()))


def by_condition():
    skip = {"environment"}
    return client.embeddings.create(model="text-embedding-3-small", input="x",
                                    extra_headers={"x-" + k.replace("_", "-"): v for k, v in VALUES.items() if k not in skip})


def by_join():
    return client.embeddings.create(model="text-embedding-3-small", input="x",
                                    extra_headers={"-".join(["x", *k.split("_")]): v for k, v in sorted(VALUES.items())})


def many():
    return [client.embeddings.create(model="text-embedding-3-small", input=t, extra_headers=h)
            for t, h in zip("ab", [{"x-" + k.replace("_", "-"): v for k, v in VALUES.items()}] * 2)]


def main():
    by_name()
    by_slice()
    by_dict_of_genexp()
    by_condition()
    by_join()
    many()
    ask({"x-" + k.replace("_", "-"): v for k, v in VALUES.items()})
    ask({k: v for k, v in VALUES.items()})
