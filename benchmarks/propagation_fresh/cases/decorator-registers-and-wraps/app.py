import functools

import anthropic

api = anthropic.Anthropic(default_headers={"x-team-id": "dr", "x-cost-center": "cc-3013"})
TASKS = {}


def task(name=None, **tags):
    def register(fn):
        @functools.wraps(fn)
        def run(*args, **kwargs):
            headers = {"x-" + k: v for k, v in tags.items()}
            return fn(*args, headers={**headers, **kwargs.pop("headers", {})}, **kwargs)
        TASKS[name or fn.__name__] = run
        return fn
    return register


@task(service="dr", environment="prod")
def write(text, headers=None):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers, messages=[{"role": "user", "content": text}])


def main():
    TASKS["write"]("a", headers={"x-correlation-id": "1"})
    TASKS["write"]("b")
    write("c", headers={"x-correlation-id": "3"})
