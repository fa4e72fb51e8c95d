"""Objects that look like the SDK's beside the one that is it."""
from openai import OpenAI

from puppets import Puppet, responses

client = OpenAI()


def play(scene):
    puppet = Puppet()
    puppet.chat.completions.create(model="wood", messages=[scene])
    responses.create(model="cloth", input=scene)
    return client.responses.create(model="gpt-4o-mini", input=scene, extra_headers=puppet.headers(scene))


def main():
    play("s-1")
