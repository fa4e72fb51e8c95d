import anthropic


def ask(prompt, team, center, service="surtitles", environment="prod", correlation=None, *, max_tokens=20):
    client = anthropic.Anthropic()
    headers = {"x-team-id": team, "x-cost-center": center, "x-service": service, "x-environment": environment}
    headers.update({"x-correlation-id": correlation} if correlation else {})
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=max_tokens,
                                  messages=[{"role": "user", "content": prompt}], extra_headers=headers)


def surtitle(line):
    return ask(line, "opera", "cc-40", correlation=f"line-{len(line)}")


def synopsis(act):
    return ask(act, "opera", "cc-40", "synopsis", "prod")


def review(act):
    return ask(act, "opera", "", "review", "prod", "r-1")


def main():
    surtitle("la donna")
    synopsis("act 1")
    review("act 2")
