from openai import OpenAI

client = OpenAI()
REQUIRED = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")
FULL = dict.fromkeys(REQUIRED, "v")


class MissingTags(ValueError):
    pass


def checked(headers):
    missing = [name for name in REQUIRED if not headers.get(name)]
    if missing:
        raise MissingTags(", ".join(missing))
    return headers


def guarded(headers):
    if any(not headers.get(n) for n in REQUIRED):
        return None
    return client.responses.create(model="gpt-5", input="x", extra_headers=headers)


def asserted(headers):
    assert "x-team-id" in headers
    return client.responses.create(model="gpt-5", input="x", extra_headers=headers)


def through_check(headers):
    return client.responses.create(model="gpt-5", input="x", extra_headers=checked(headers))


def main():
    guarded(FULL)
    guarded({"x-team-id": "v"})
    asserted({"x-team-id": "v"})
    through_check(dict(FULL))
    try:
        through_check({})
    except MissingTags:
        pass
