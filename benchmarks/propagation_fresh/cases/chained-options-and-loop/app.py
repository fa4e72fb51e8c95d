import anthropic

root = anthropic.Anthropic(default_headers={"x-team-id": "co", "x-cost-center": "cc-932"})
service = root.with_options(default_headers={"x-service": "co"}).with_options(timeout=9, default_headers={"x-environment": "prod"})


def per_request(text, cid):
    return service.with_options(default_headers={"x-correlation-id": cid}).messages.create(
        model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])


def bulk(texts):
    client = service
    for n, text in enumerate(texts):
        client.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}])
        client = client.with_options(default_headers={"x-correlation-id": f"b{n}"})


def main():
    per_request("a", "1")
    bulk(["a", "b"])
