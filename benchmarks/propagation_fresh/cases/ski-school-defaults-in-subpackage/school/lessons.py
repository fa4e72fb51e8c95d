from .clients import claude, gpt


def plan(level):
    return gpt().responses.create(model="gpt-4o", input=level)


def debrief(level):
    return claude().messages.create(model="claude-sonnet-4-0", max_tokens=20,
                                    messages=[{"role": "user", "content": level}])
