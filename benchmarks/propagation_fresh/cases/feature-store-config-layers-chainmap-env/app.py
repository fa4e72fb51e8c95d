from layers import DEFAULTS, headers, settings
from openai import OpenAI

client = OpenAI()


def boot():
    return client.responses.create(model="gpt-5", input="a", extra_headers=headers(settings()))


def request(rid):
    return client.responses.create(model="gpt-5", input="b", extra_headers=headers(settings(correlation_id=rid)))


def probe():
    return client.responses.create(model="gpt-5", input="c", extra_headers=headers(DEFAULTS))


def main():
    boot()
    request("1")
    probe()
