"""A helper returns positional and keyword parts of the request."""
from openai import OpenAI

oai = OpenAI()


def _tag(headers, /, **more):
    return headers | {f"x-{name.replace('_', '-')}": value for name, value in more.items()}


def owner():
    return _tag({}, team_id="pets", cost_center="cc-1017")


def request(text, **tags):
    kwargs = {"model": "gpt-4o", "input": text}
    return (), kwargs, _tag(owner(), service="adopt", environment="prod", **tags)


def adopt(text):
    args, kwargs, headers = request(text, correlation_id="p-1")
    return oai.responses.create(*args, extra_headers=headers, **kwargs)


def foster(text):
    _, kwargs, _ = request(text, correlation_id="p-2")
    return oai.responses.create(**kwargs, extra_headers=owner())


def main():
    adopt("dog")
    foster("cat")
