import functools

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "radio", "x-cost-center": "cc-3", "x-service": "radio", "x-environment": "prod"}


def send(model, text, *, headers=None, **options):
    return client.responses.create(model=model, input=text, extra_headers=headers, **options)


small = functools.partial(send, "gpt-4o-mini", headers={**OWNER, "x-correlation-id": "jingle"})
large = functools.partial(small.func, "gpt-4o", headers=OWNER)


class Station:
    def speak(self, text, voice, headers):
        return client.responses.create(model="gpt-4o", input=f"{voice}: {text}", extra_headers=headers)

    host = functools.partialmethod(speak, voice="host", headers={**OWNER, "x-correlation-id": "host"})
    guest = functools.partialmethod(speak, voice="guest")


def main():
    small("a")
    large("b", max_output_tokens=20)
    Station().host("c")
    Station().guest("d", headers={**OWNER, "x-correlation-id": "guest"})
