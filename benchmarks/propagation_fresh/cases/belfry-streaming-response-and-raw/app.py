from openai import OpenAI

client = OpenAI(default_headers={"x-team-id": "belfry", "x-cost-center": "cc-371", "x-service": "bells", "x-environment": "prod"})
create = client.chat.completions.with_raw_response.create


def raw(text):
    return create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers={"x-correlation-id": "b-1"}).parse()


def streamed(text):
    with client.responses.with_streaming_response.create(model="gpt-4o", input=text) as response:
        return response.read()


def iterated(text):
    stream = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], stream=True,
                                            extra_headers={"x-correlation-id": "b-3"})
    return [chunk.id for chunk in stream]


def main():
    raw("a")
    streamed("b")
    iterated("c")
