"""A lookup that raises; the handler either stops the request or sends a thinner one."""
import anthropic

claude = anthropic.Anthropic()
TEAMS = {"red": {"x-team-id": "red", "x-cost-center": "cc-335"}}


class UnknownTeam(LookupError):
    pass


def owner(team):
    try:
        return TEAMS[team]
    except KeyError as exc:
        raise UnknownTeam(team) from exc


def ask_strict(team, text):
    headers = owner(team)
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                  extra_headers={**headers, "x-service": "ex", "x-environment": "prod", "x-correlation-id": text})


def ask_anyway(team, text):
    try:
        headers = owner(team)
    except LookupError:
        headers = {}
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=2, messages=[{"role": "user", "content": text}],
                                  extra_headers={**headers, "x-service": "ex", "x-environment": "prod", "x-correlation-id": text})


def main():
    ask_strict("red", "a")
    try:
        ask_strict("blue", "a")
    except UnknownTeam:
        pass
    ask_anyway("red", "a")
    ask_anyway("blue", "a")
