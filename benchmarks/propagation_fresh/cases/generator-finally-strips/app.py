from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def batches(texts, headers):
    try:
        for text in texts:
            yield text, headers
    finally:
        headers.clear()


def run(texts):
    headers = dict(TAGS)
    for text, h in batches(texts, headers):
        client.responses.create(model="gpt-4o", input=text, extra_headers=h)
    return client.responses.create(model="gpt-4o-mini", input="sum", extra_headers=headers)


def main():
    run(["a", "b"])
