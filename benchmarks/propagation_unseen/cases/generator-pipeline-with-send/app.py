from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "etl", "x-cost-center": "cc-3", "x-service": "loader", "x-environment": "prod"}


def rows():
    for number in range(2):
        yield {"id": f"row-{number}", "text": "t"}


def attributed(source, tags):
    for row in source:
        yield {**row, "headers": {**tags, "x-correlation-id": row["id"]}}


def unattributed(source):
    yield from ({**row, "headers": {"x-correlation-id": row["id"]}} for row in source)


def embedded(source):
    for row in source:
        yield client.embeddings.create(model="text-embedding-3-small", input=row["text"], extra_headers=row["headers"])


def classified(source):
    for row in source:
        yield client.responses.create(model="gpt-5", input=row["text"], extra_headers=row["headers"])


def consumer(tags):
    answer = None
    while (prompt := (yield answer)) is not None:
        answer = client.responses.create(model="gpt-5", input=prompt, extra_headers={**tags, "x-correlation-id": "s"})


def main():
    list(embedded(attributed(rows(), TAGS)))
    for _ in classified(unattributed(rows())):
        pass
    loop = consumer(TAGS)
    next(loop)
    loop.send("hello")
    loop.close()
