import providers

OWNER = {"x-team-id": "games", "x-cost-center": "cc-2418", "x-service": "quests", "x-environment": "prod"}


def generate(kind, prompt, run):
    return providers.get(kind).generate(prompt, OWNER | {"x-correlation-id": run})


def main():
    generate("openai", "a dragon", "g-1")
    generate("anthropic", "a dragon", "g-2")
