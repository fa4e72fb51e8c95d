from openai import OpenAI

client = OpenAI()
_cache = {}
OWNERS = {"mail": ("inbox", "cc-2448"), "chat": ("inbox", None)}


def headers(service, cid):
    if (known := _cache.get(service)) is None:
        team, center = OWNERS[service]
        known = {"x-team-id": team, "x-service": service, "x-environment": "prod"}
        if center:
            known["x-cost-center"] = center
        _cache[service] = known
    return {**known, "x-correlation-id": cid}


def mail(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("mail", "m-1"))


def chat(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("chat", "m-2"))


def main():
    mail("a")
    mail("b")
    chat("c")
