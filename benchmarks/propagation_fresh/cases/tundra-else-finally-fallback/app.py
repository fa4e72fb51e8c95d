import openai

main_client = openai.OpenAI(max_retries=0)
TAGS = {"x-team-id": "tundra", "x-cost-center": "cc-859", "x-service": "herd-count", "x-environment": "prod",
        "x-correlation-id": "herd"}


def count(text):
    options = {"model": "gpt-4o-ice", "input": text, "extra_headers": dict(TAGS)}
    try:
        return main_client.responses.create(**options)
    except openai.APIStatusError as error:
        if error.status_code == 429:
            options.update(model="gpt-4o-mini")
    return main_client.responses.create(**options)


def recount(text):
    options = {"model": "gpt-4o-ice", "input": text, "extra_headers": dict(TAGS)}
    try:
        return main_client.responses.create(**options)
    except openai.APIStatusError:
        options = {"model": "gpt-4o-mini", "input": options.pop("input")}
    return main_client.responses.create(**options)


def main():
    count("reindeer")
    recount("reindeer")
