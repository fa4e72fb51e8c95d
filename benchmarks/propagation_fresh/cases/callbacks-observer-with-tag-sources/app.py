from openai import OpenAI

client = OpenAI()


class Subject:
    def __init__(self):
        self.sources, self.listeners = [], []

    def source(self, fn):
        self.sources.append(fn)
        return fn

    def listen(self, fn):
        self.listeners.append(fn)
        return fn

    def notify(self, text):
        headers = {}
        for source in self.sources:
            headers.update(source(text))
        for listener in self.listeners:
            listener(text, headers)


news, lab = Subject(), Subject()


@news.source
@lab.source
def owner(_):
    return {"x-team-id": "ob", "x-cost-center": "cc-4042", "x-service": "ob"}


@news.source
def run(text):
    return {"x-environment": "prod", "x-correlation-id": text}


@news.listen
@lab.listen
def summarise(text, headers):
    client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    news.notify("a")
    lab.notify("b")
