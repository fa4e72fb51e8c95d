from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "kp", "x-cost-center": "cc-4026", "x-service": "kp", "x-environment": "prod"}


def call(api, /, **kwargs):
    retries = kwargs.pop("retries", 0)
    kwargs["timeout"] = 5 * (retries + 1)
    return api.create(**kwargs)


def respond(text, **kwargs):
    headers = kwargs.pop("headers", {})
    return call(client.responses, model="gpt-4o", input=text, extra_headers={**OWNER, **headers}, **kwargs)


def embed(text, **kwargs):
    kwargs.pop("headers", None)
    return call(client.embeddings, model="text-embedding-3-small", input=text, **kwargs)


def main():
    respond("a", headers={"x-correlation-id": "1"}, retries=1)
    embed("b", headers={"x-correlation-id": "1"})
