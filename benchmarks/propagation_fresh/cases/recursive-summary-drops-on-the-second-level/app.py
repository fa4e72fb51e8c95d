from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "archive", "x-cost-center": "cc-3318", "x-service": "digest", "x-environment": "prod", "x-correlation-id": "a"}


def leaf(text, headers):
    return client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers).output_text


def fold(parts, headers=None):
    return client.responses.create(model="gpt-4o", input=" ".join(parts), extra_headers=headers).output_text


def digest(chunks, headers):
    if len(chunks) == 1:
        return leaf(chunks[0], headers)
    middle = len(chunks) // 2
    left, right = digest(chunks[:middle], headers), digest(chunks[middle:], headers)
    return fold([left, right])


def main():
    digest(["a", "b", "c"], TAGS)
