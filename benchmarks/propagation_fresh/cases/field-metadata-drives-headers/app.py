from openai import OpenAI

from envelope import Envelope, TracedEnvelope

client = OpenAI()


def write(envelope: Envelope, text: str):
    return client.chat.completions.create(
        model="gpt-4.1", messages=[{"role": "user", "content": text}], extra_headers=envelope.to_headers())


def polish(envelope: TracedEnvelope, text: str):
    return client.chat.completions.create(
        model="gpt-4.1", messages=[{"role": "user", "content": text}],
        extra_headers=envelope.named("p-1").to_headers())


def main():
    base = TracedEnvelope(team="post", cost_center="cc-14")
    write(base.named("w-1"), "a")
    write(Envelope(team="post", cost_center="cc-14"), "b")
    write(base, "c")
    polish(base, "d")
