from openai import NOT_GIVEN, OpenAI

OWNER = {"x-team-id": "golf", "x-cost-center": "cc-1030", "x-service": "caddie", "x-environment": "prod"}
client = OpenAI()


def merged(*parts):
    out = {}
    for part in parts:
        out.update(part or {})
    return out or None


def advise(hole, extra=None):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": hole}],
                                          temperature=NOT_GIVEN, extra_headers=merged(OWNER, extra))


def advise_guest(hole, extra=None):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": hole}],
                                          extra_headers=merged(None, extra))


def main():
    advise("1", {"x-correlation-id": "g-1"})
    advise("2")
    advise_guest("3")
