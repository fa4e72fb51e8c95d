from openai import OpenAI

from ._owner import owner_headers

client = OpenAI()


def extract(path):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": path}],
                                          extra_headers=owner_headers(correlation_id=path))


def check(path):
    headers = owner_headers()
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": path}], extra_headers=headers)
