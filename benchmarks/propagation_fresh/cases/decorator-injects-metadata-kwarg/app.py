import functools
import uuid

from openai import OpenAI

client = OpenAI()


def charged(service, *, correlate=True):
    def wrap(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            headers = {
                "x-team-id": "studio",
                "x-cost-center": "cc-72",
                "x-service": service,
                "x-environment": "prod",
            }
            if correlate:
                headers["x-correlation-id"] = uuid.uuid4().hex
            kwargs.setdefault("headers", headers)
            return fn(*args, **kwargs)

        return inner

    return wrap


@charged("storyboard")
def storyboard(text, headers=None):
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=headers
    )


@charged("caption", correlate=False)
def caption(text, headers=None):
    return client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}], extra_headers=headers
    )


def main():
    storyboard("a")
    caption("a")
