import vendor as v
from vendor import OWNER as headers


def sing(text):
    return v.gpt().responses.create(model="gpt-4o", input=text, extra_headers=headers)


def hum(text):
    return v.claude().messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def speak(text):
    module = v.claude_sdk
    return module.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                              extra_headers={**headers, "x-correlation-id": "s"})


def main():
    sing("a")
    hum("b")
    speak("c")
