from openai import OpenAI

client = OpenAI()
raw = client.chat.completions.with_raw_response
BASE = {"x-team-id": "rr", "x-cost-center": "cc-933", "x-service": "rr", "x-environment": "prod"}


def limits(text, cid):
    response = raw.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                          extra_headers={**BASE, "x-correlation-id": cid})
    return response.headers.get("x-ratelimit-remaining-requests"), response.parse()


def limits_embedding(text):
    response = client.embeddings.with_raw_response.create(model="text-embedding-3-small", input=text, extra_headers=BASE)
    return response.parse().data[0].embedding


def main():
    limits("a", "1")
    limits_embedding("a")
