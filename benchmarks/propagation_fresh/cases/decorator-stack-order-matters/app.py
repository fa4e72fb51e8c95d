import functools

from openai import OpenAI

client = OpenAI()


def tag(**tags):
    def deco(fn):
        @functools.wraps(fn)
        def wrapped(*args, headers=(), **kw):
            return fn(*args, headers={**dict(headers), **{"x-" + k.replace("_", "-"): v for k, v in tags.items()}}, **kw)
        return wrapped
    return deco


@tag(team_id="ds", cost_center="cc-4031")
@tag(service="ds", environment="prod")
@tag(correlation_id="1")
def full(text, headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


@tag(team_id="ds", cost_center="cc-4031", environment="")
@tag(service="ds", correlation_id="2")
def thin(text, headers):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    full("a")
    thin("b")
