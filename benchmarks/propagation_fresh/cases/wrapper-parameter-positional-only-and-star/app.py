import anthropic

api = anthropic.Anthropic()


def ask(team, center, /, text, service="wp", *, env=None, cid):
    tags = {"x-team-id": team, "x-cost-center": center, "x-service": service, "x-correlation-id": cid}
    if env is not None:
        tags["x-environment"] = env
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=tags)


class Team:
    owner = ("wp", "cc-2029")

    def prod(self, text):
        return ask(*self.owner, text, env="prod", cid=text)

    def lab(self, text):
        return ask(*self.owner, text, cid=text)

    def empty(self, text):
        return ask("", "cc-2029", text, env="prod", cid=text)


def main():
    t = Team()
    t.prod("a")
    t.lab("b")
    t.empty("c")
