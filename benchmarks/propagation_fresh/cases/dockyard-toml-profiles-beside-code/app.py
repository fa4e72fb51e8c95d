from openai import OpenAI

from profiles import profile

client = OpenAI()


def inspect_hull(text):
    return client.responses.create(model="gpt-4.1", input=text, metadata=profile("hull") | {"correlation_id": text})


def inspect_rig(text):
    return client.responses.create(model="gpt-4.1", input=text, metadata=profile("rig") | {"correlation_id": text})


def main():
    inspect_hull("plank 4")
    inspect_rig("mast 2")
