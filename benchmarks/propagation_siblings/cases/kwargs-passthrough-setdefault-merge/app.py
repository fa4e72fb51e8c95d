from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "kb", "x-cost-center": "cc-2", "x-service": "kb", "x-environment": "prod"}


def complete(prompt, **kwargs):
    headers = kwargs.setdefault("extra_headers", {})
    headers.update(OWNER)
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], **kwargs)


def complete_popped(prompt, **kwargs):
    headers = {**OWNER, **kwargs.pop("extra_headers", {})}
    kwargs["extra_headers"] = headers
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], **kwargs)


def complete_filtered(prompt, **kwargs):
    allowed = {"temperature", "max_tokens"}
    kwargs = {k: v for k, v in kwargs.items() if k in allowed}
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], **kwargs)


def layered(prompt, **kwargs):
    return complete_popped(prompt, temperature=0, **kwargs)


def named(prompt, *, extra_headers=None, **kwargs):
    return complete_popped(prompt, extra_headers=extra_headers or {}, **kwargs)


def swallowed(prompt, *, extra_headers=None, **kwargs):
    return complete_popped(prompt, **kwargs)


def main():
    complete("a", extra_headers={"x-correlation-id": "1"})
    complete("a", temperature=1)
    complete_popped("a", extra_headers={"x-correlation-id": "2"})
    complete_filtered("a", extra_headers={"x-correlation-id": "3", **OWNER}, temperature=1)
    layered("a", extra_headers={"x-correlation-id": "4"})
    named("a", extra_headers={"x-correlation-id": "5"}, user="u")
    swallowed("a", extra_headers={"x-correlation-id": "6"})
