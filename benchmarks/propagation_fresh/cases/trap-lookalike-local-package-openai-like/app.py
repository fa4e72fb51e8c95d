"""An event log, a form library and a local `completion` next to the real thing."""
import litellm


class Log:
    def __init__(self):
        self.entries = []

    def completion(self, **kw):
        self.entries.append(kw)

    acompletion = embedding = completion


class Form:
    def __init__(self, *fields):
        self.chat = self.completions = self.images = self
        self.fields = fields

    def generate(self, **kw):
        return Form(*self.fields, *kw)

    create = generate


def completion(model, messages):
    return len(messages), model


def file(text, log=Log()):
    log.completion(model="log", messages=[text])
    log.embedding(model="log", input=[text])
    Form().chat.completions.create(model="form", messages=[])
    Form().images.generate(model="form", prompt=text)
    completion("none", [text])
    return litellm.completion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": text}], extra_headers={"x-team-id": "lk"})


def main():
    file("a")
