"""with_raw_response of a resource, bound to a name; parse() sends nothing more."""
from openai import OpenAI

HEADERS = {"x-team-id": "rr", "x-cost-center": "cc-365", "x-service": "rr", "x-environment": "prod", "x-correlation-id": "1"}
client = OpenAI()
raw_chat = client.chat.completions.with_raw_response


def ask(text):
    raw = raw_chat.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=HEADERS)
    print(raw.headers.get("x-request-id"))
    return raw.parse()


def embed(text):
    raw = client.embeddings.with_raw_response.create(model="text-embedding-3-small", input=text)
    return raw.parse().data


def lines(text):
    with client.chat.completions.with_streaming_response.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}],
        extra_headers={k: v for k, v in HEADERS.items() if "center" not in k},
    ) as response:
        return list(response.iter_lines())


def main():
    ask("a")
    embed("a")
    lines("a")
