from openai import OpenAI

import settings

client = OpenAI()


def stock(trace):
    headers = settings.WAREHOUSE.request_headers(trace)
    return client.responses.create(model="gpt-4o", input="stock?", extra_headers=headers)


def routes(trace):
    headers = settings.DRIVERS.request_headers(trace)
    return client.responses.create(model="gpt-4o", input="routes?", extra_headers=headers)


def main():
    stock("s-1")
    routes("r-1")
