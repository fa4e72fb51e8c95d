from . import base


def speak(text, headers=None):
    return base.llm.messages.create(model="claude-sonnet-4-0", max_tokens=7, extra_headers=headers or base.tags,
                                    messages=[{"role": "user", "content": text}])


def quiet(text):
    return base.llm.messages.create(model="claude-sonnet-4-0", max_tokens=7, messages=[{"role": "user", "content": text}])
