import functools

from openai import OpenAI

client = OpenAI()


class tagged:
    def __init__(self, fn=None, **tags):
        self.fn = fn
        self.tags = tags
        if fn is not None:
            functools.update_wrapper(self, fn)

    def __call__(self, *args, **kwargs):
        if self.fn is None:
            return tagged(args[0], **self.tags)
        headers = {f"x-{k.replace('_', '-')}": v for k, v in self.tags.items()}
        return self.fn(*args, headers=headers | kwargs.pop("headers", {}), **kwargs)


@tagged(team_id="dc", cost_center="cc-350", service="dc", environment="prod")
def summary(text, headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@tagged
def headline(text, headers):
    return client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers)


def main():
    summary("a", headers={"x-correlation-id": "1"})
    headline("a", headers={"x-correlation-id": "1"})
