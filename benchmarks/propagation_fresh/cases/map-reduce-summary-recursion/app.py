from anthropic import Anthropic

client = Anthropic()
LIMIT = 3


class Summary:
    def __init__(self, owner: dict[str, str], run: str) -> None:
        self.owner = owner
        self.run = run
        self.calls = 0

    def headers(self, step: str) -> dict[str, str]:
        self.calls += 1
        return {**self.owner, "x-service": f"summary-{step}", "x-correlation-id": f"{self.run}.{self.calls}"}

    def part(self, text: str) -> str:
        message = client.messages.create(
            model="claude-haiku-4-5", max_tokens=200, messages=[{"role": "user", "content": text}],
            extra_headers=self.headers("part"))
        return message.content[0].text

    def whole(self, texts: list[str]) -> str:
        if len(texts) > LIMIT:
            half = len(texts) // 2
            return self.whole([self.whole(texts[:half]), self.whole(texts[half:])])
        message = client.messages.create(
            model="claude-sonnet-4-5", max_tokens=400, messages=[{"role": "user", "content": "\n".join(texts)}],
            extra_headers={**self.owner, "x-service": "summary-whole"})
        return message.content[0].text


def main():
    summary = Summary({"x-team-id": "minutes", "x-cost-center": "cc-2351", "x-environment": "prod"}, "meeting-4")
    summary.whole([summary.part(f"part {n}") for n in range(5)])
