"""partial of a bound SDK method; later keywords replace earlier ones."""
from functools import partial

from openai import OpenAI

OWNER = {"x-team-id": "choir", "x-cost-center": "cc-1038", "x-service": "lyrics", "x-environment": "prod"}
create = partial(OpenAI().chat.completions.create, model="gpt-4o", extra_headers={**OWNER, "x-correlation-id": "day"})


def write(text):
    return create(messages=[{"role": "user", "content": text}])


def write_again(text):
    return create(messages=[{"role": "user", "content": text}], extra_headers=OWNER)


def write_model(text):
    mini = partial(create.func, *create.args, **{**create.keywords, "model": "gpt-4o-mini"})
    return mini(messages=[{"role": "user", "content": text}])


def main():
    write("a")
    write_again("a")
    write_model("a")
