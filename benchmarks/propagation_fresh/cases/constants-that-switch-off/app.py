import sys

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "co", "x-cost-center": "cc-418", "x-service": "co", "x-environment": "prod", "x-correlation-id": "1"}
MODES = ("ask",)


def run(mode, text):
    while 0:
        client.responses.create(model="gpt-4o", input="never")
    if mode in MODES:
        return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)
    elif mode == "embed":
        return client.embeddings.create(model="text-embedding-3-small", input=text)
    sys.exit(f"no such mode: {mode}")
    client.responses.create(model="gpt-4o", input="after exit")


def main():
    run("ask", "a")
    run("embed", "a")
    try:
        run("other", "a")
    except SystemExit:
        pass
