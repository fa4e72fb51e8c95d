from openai import OpenAI

from cargo import Manifest

client = OpenAI()
GRAIN = Manifest.parse("barge:cc-960")
COAL = Manifest.parse("barge:cc-961:coal:n/a")


def load(text, manifest):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=manifest.headers("v-1"))


def unload(text, manifest):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=manifest.headers())


def main():
    load("rye", GRAIN)
    load("anthracite", COAL)
    unload("rye", GRAIN)
