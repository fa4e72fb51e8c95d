from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "fen", "x-cost-center": "cc-412", "x-service": "reeds", "x-environment": "prod"}
SESSIONS = {"eve": "s-1"}


def correlation(user):
    try:
        cid = SESSIONS[user]
    except KeyError:
        return {}
    else:
        return {"x-correlation-id": cid}
    finally:
        SESSIONS.setdefault("last", user)


def eve(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=OWNER | correlation("eve"))


def bob(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=OWNER | correlation("bob"))


def last(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=OWNER | correlation("last"))


def main():
    eve("a")
    bob("b")
    last("c")
