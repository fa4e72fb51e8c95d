from itertools import islice

from openai import OpenAI

client = OpenAI()
PAIRS = [("x-team-id", "parcel"), ("x-cost-center", "cc-64"), ("x-service", "address-fix"), ("x-environment", "prod")]


def batched(items, size):
    it = iter(items)
    while chunk := list(islice(it, size)):
        yield chunk


def fix_all(addresses):
    headers = {}
    for name, value in PAIRS:
        headers[name] = value
    results = []
    for number, chunk in enumerate(batched(addresses, 2), start=1):
        headers["x-correlation-id"] = f"batch-{number}"
        results.append(client.embeddings.create(model="text-embedding-3-small", input=chunk, extra_headers=headers))
    return results


def fix_until(addresses, stop):
    headers = dict(PAIRS)
    for address in addresses:
        if address == stop:
            break
        client.responses.create(model="gpt-4o-mini", input=address, extra_headers={**headers, "x-correlation-id": address})
    else:
        client.responses.create(model="gpt-4o-mini", input="summary", extra_headers=headers)


def main():
    fix_all(["a", "b", "c"])
    fix_until(["a", "b"], "b")
    fix_until(["a", "b"], "z")
