from openai import OpenAI

base = OpenAI(default_headers={"x-team-id": "audio", "x-cost-center": "cc-3323"})
scoped = base.with_options(default_headers={"x-service": "captions", "x-environment": "prod"})
patient = scoped.with_options(timeout=120, max_retries=5)


def captions(trace):
    client = patient.with_options(default_headers={"x-correlation-id": trace})
    return client.responses.create(model="gpt-4o", input="captions")


def titles(trace):
    client = patient.copy(set_default_headers={"x-correlation-id": trace})
    return client.responses.create(model="gpt-4o", input="titles")


def main():
    captions("c-1")
    titles("t-1")
