import anthropic


class Assistant:
    def __init__(self, team, center="cc-346", *, service, env="prod"):
        self.base = {"x-team-id": team, "x-cost-center": center, "x-service": service, "x-environment": env}
        self.client = anthropic.Anthropic()

    def reply(self, text, /, cid="", *tags, limit=20):
        headers = dict(self.base, **{"x-correlation-id": cid})
        headers.update(tags)
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=limit, extra_headers=headers,
                                           messages=[{"role": "user", "content": text}])


def main():
    bot = Assistant("pw", service="pw")
    bot.reply("a", "r-1")
    bot.reply("b", "", ("x-correlation-id", "late"))
    Assistant("pw", "", service="pw").reply("c", "r-2")
    bot.reply("d")
