from anthropic import Anthropic

anthropic = Anthropic()


def tags(tenant):
    match tenant:
        case {"team": str(team), "cc": cc, **rest} if team:
            return {"x-team-id": team, "x-cost-center": cc, "x-service": rest.get("service", "chat"),
                    "x-environment": "prod", "x-correlation-id": "c-1"}
        case (team, cc):
            return {"x-team-id": team, "x-cost-center": cc, "x-service": "chat", "x-environment": "prod",
                    "x-correlation-id": "c-2"}
        case str(team):
            return {"x-team-id": team, "x-environment": "prod", "x-correlation-id": "c-3"}
        case _:
            raise ValueError(tenant)


def mapping():
    return anthropic.messages.create(model="claude-sonnet-4-5", max_tokens=8, messages=[{"role": "user", "content": "x"}],
                                     extra_headers=tags({"team": "risk", "cc": "cc-1", "service": "scorer"}))


def pair():
    return anthropic.messages.create(model="claude-sonnet-4-5", max_tokens=8, messages=[{"role": "user", "content": "x"}],
                                     extra_headers=tags(("risk", "cc-1")))


def bare():
    return anthropic.messages.create(model="claude-sonnet-4-5", max_tokens=8, messages=[{"role": "user", "content": "x"}],
                                     extra_headers=tags("risk"))


def main():
    mapping()
    pair()
    bare()
