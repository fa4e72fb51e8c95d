from openai import OpenAI

client = OpenAI()


def headers(team, center, service, environment, correlation):
    return {"x-team-id": team, "x-cost-center": center, "x-service": service,
            "x-environment": environment, "x-correlation-id": correlation}


def ask(text, *tags, **options):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(*tags), **options)


def vector(text, *tags):
    first, *rest = tags
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers(first, *rest))


def main():
    row = ("rail", "cc-30", "seats", "prod")
    ask("a", *row, "r-1")
    ask("b", *row[:2], "", *row[3:], "r-2", temperature=0)
    vector("c", *row, "r-3")
