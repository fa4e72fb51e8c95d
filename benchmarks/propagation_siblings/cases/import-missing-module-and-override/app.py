from openai import OpenAI

try:
    from local_tags_not_there import HEADERS
except ImportError:
    HEADERS = {}
import defaults
from overrides import HEADERS as OVER

client = OpenAI()


def a():
    return client.responses.create(model="m", input="x", extra_headers=HEADERS)


def b():
    return client.responses.create(model="m", input="x", extra_headers=OVER)


def c():
    return client.responses.create(model="m", input="x", extra_headers=defaults.HEADERS)


def main():
    a()
    b()
    c()
