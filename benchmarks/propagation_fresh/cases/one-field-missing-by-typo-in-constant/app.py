import anthropic

TEAM, CENTER, SERVICE, ENVIRONMENT, CORRELATION = "x-team-id", "x-cost-center", "x-service", "x-enviroment", "x-correlation-id"
api = anthropic.Anthropic()


def tags(cid):
    return {TEAM: "ty", CENTER: "cc-4002", SERVICE: "ty", ENVIRONMENT: "prod", CORRELATION: cid}


def ask(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}], extra_headers=tags("1"))


def ask_fixed(text):
    headers = {name.replace("enviro", "environ"): value for name, value in tags("2").items()}
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}], extra_headers=headers)


def main():
    ask("a")
    ask_fixed("b")
