import anthropic

claude = anthropic.Anthropic()
TAGS = {"x-team-id": "cider", "x-cost-center": "cc-877", "x-service": "press-agent", "x-environment": "prod",
        "x-correlation-id": "batch-1"}


def converse(question):
    messages = [{"role": "user", "content": question}]
    options = {"extra_headers": TAGS}
    for _ in range(2):
        reply = claude.messages.create(model="claude-haiku-4-5", max_tokens=30, messages=messages, **options)
        messages.append({"role": "assistant", "content": reply.content[0].text})
        messages.append({"role": "user", "content": "go on"})
        options = {}
    return messages


def converse_well(question):
    messages = [{"role": "user", "content": question}]
    options = {"extra_headers": TAGS}
    while len(messages) < 4:
        reply = claude.messages.create(model="claude-haiku-4-5", max_tokens=30, messages=messages, **options)
        messages += [{"role": "assistant", "content": reply.content[0].text}, {"role": "user", "content": "go on"}]
        options = {**options, "system": "Be brief."}
    return messages


def main():
    converse("apples?")
    converse_well("pears?")
