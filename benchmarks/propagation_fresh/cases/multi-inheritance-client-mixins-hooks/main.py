from clients import QuietOpenAI, TeamClaude, TeamOpenAI


def gpt(run):
    return TeamOpenAI(run_id=run).responses.create(model="gpt-5", input="a")


def gpt_static():
    return TeamOpenAI(default_headers={"x-correlation-id": "static"}).responses.create(model="gpt-5", input="a")


def claude(run):
    return TeamClaude(run_id=run).messages.create(model="claude-haiku-4-5", max_tokens=5,
                                                  messages=[{"role": "user", "content": "a"}])


def quiet():
    return QuietOpenAI().responses.create(model="gpt-5", input="a")


def main():
    gpt("r-1")
    gpt_static()
    claude("r-2")
    quiet()
