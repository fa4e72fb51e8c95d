from openai import OpenAI

from . import headers

client = OpenAI()


def ask(text, *, job, cid=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers.build(job, cid))
