from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "sz", "x-cost-center": "cc-2057", "x-service": "sz", "x-environment": "prod"}
CALLS = [
    (("gpt-4o", "a"), {"extra_headers": {**TAGS, "x-correlation-id": "1"}}),
    (("gpt-4o-mini", "b"), {"temperature": 0}),
]


def respond(model, text, **options):
    return client.responses.create(model=model, input=text, **options)


def run(fn, *args, **kwargs):
    return fn(*args, **kwargs)


def main():
    for args, kwargs in CALLS:
        run(respond, *args, **kwargs)
