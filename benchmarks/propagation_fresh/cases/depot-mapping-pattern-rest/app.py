"""Commands are dicts; the mapping pattern's rest goes to the SDK."""
from openai import OpenAI

client = OpenAI()
OWN = {"x-team-id": "depot", "x-cost-center": "cc-907", "x-service": "depot", "x-environment": "prod"}


def run(command):
    match command:
        case {"op": "chat", "text": text, **rest}:
            return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], **rest)
        case {"op": "embed", "text": text, "headers": {"x-correlation-id": cid}}:
            return client.embeddings.create(model="text-embedding-3-small", input=text,
                                            extra_headers={**OWN, "x-correlation-id": cid})
        case {"op": "embed", "text": text}:
            return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=OWN)
    raise ValueError(command)


def main():
    run({"op": "chat", "text": "a", "extra_headers": {**OWN, "x-correlation-id": "d-1"}})
    run({"op": "embed", "text": "b", "headers": {"x-correlation-id": "d-2"}})
    run({"op": "embed", "text": "c"})
