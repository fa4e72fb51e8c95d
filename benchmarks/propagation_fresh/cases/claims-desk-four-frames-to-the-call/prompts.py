from transport import post


def ask(question, *, context="", tags):
    messages = [{"role": "user", "content": question}]
    if context:
        messages.insert(0, {"role": "system", "content": context})
    return post(messages, tags)


def ask_yes_no(question, tags):
    return ask(question + " Answer yes or no.", tags=tags)
