from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "rw", "x-cost-center": "cc-98", "x-service": "rw", "x-environment": "prod"})


def with_limits(resource, **request):
    raw = resource.with_raw_response.create(**request)
    return raw.headers.get("x-ratelimit-remaining-tokens"), raw.parse()


def chat(text, cid):
    return with_limits(client.chat.completions, model="gpt-4o", messages=[{"role": "user", "content": text}],
                       extra_headers={"x-correlation-id": cid})


def embed(text):
    return with_limits(client.embeddings, model="text-embedding-3-small", input=text)


def main():
    chat("a", "1")
    embed("b")
