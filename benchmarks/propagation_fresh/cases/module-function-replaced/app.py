"""litellm.completion is wrapped once at start-up; a name imported before that is the old one."""
import litellm
from litellm import completion

litellm.suppress_debug_info = True
TAGS = {"x-team-id": "mf", "x-cost-center": "cc-948", "x-service": "mf", "x-environment": "prod", "x-correlation-id": "1"}


def patch():
    original = litellm.completion

    def tagged(*args, **kwargs):
        kwargs.setdefault("extra_headers", TAGS)
        return original(*args, **kwargs)

    litellm.completion = tagged


def early(text):
    return completion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}])


def late(text):
    return litellm.completion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}])


def main():
    patch()
    early("a")
    late("a")
