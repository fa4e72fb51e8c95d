from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "sl", "x-cost-center": "cc-3024", "x-service": "sl", "x-environment": "prod", "x-correlation-id": "s"}
STRATEGIES = {
    "chat": lambda text, **kw: client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], **kw),
    "respond": lambda text, **kw: client.responses.create(model="gpt-4o", input=text, **kw),
    "embed": lambda text, **_: client.embeddings.create(model="text-embedding-3-small", input=text),
}


def run(kind, text):
    strategy = STRATEGIES.get(kind, STRATEGIES["respond"])
    return strategy(text, extra_headers=TAGS)


def main():
    for kind in ("chat", "embed", "unknown"):
        run(kind, "a")
