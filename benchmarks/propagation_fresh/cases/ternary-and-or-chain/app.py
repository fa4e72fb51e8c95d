from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "to", "x-cost-center": "cc-337", "x-service": "to"}


def headers(env=None, cid=None):
    return {
        **BASE,
        **({"x-environment": env} if env else {"x-environment": "dev"}),
        **(cid and {"x-correlation-id": cid} or {}),
    }


def chat(text, cid):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=headers(cid=cid) if cid else None)


def chat_prod(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=headers("prod", text or "empty"))


def main():
    chat("a", "1")
    chat("a", "")
    chat_prod("")
