import anthropic

from producer import OWNER, enqueue, jobs

client = anthropic.Anthropic()


def to_headers(labels):
    return {f"x-{name}".replace("_", "-"): value for name, value in labels.items()}


def consume():
    while jobs:
        job = jobs.popleft()
        client.messages.create(
            model="claude-sonnet-4-0", max_tokens=20, messages=[{"role": "user", "content": job["text"]}],
            extra_headers=to_headers(job["labels"]))


def preview(text):
    return client.messages.create(
        model="claude-sonnet-4-0", max_tokens=20, messages=[{"role": "user", "content": text}],
        extra_headers=to_headers(OWNER))


def main():
    enqueue("a", **OWNER, correlation_id="j-1")
    enqueue("b", **OWNER, correlation_id="j-2")
    consume()
    preview("c")
