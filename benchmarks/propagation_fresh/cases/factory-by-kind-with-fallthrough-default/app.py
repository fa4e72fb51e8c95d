from clients import make


class Finder:
    def __init__(self, kind):
        self.client = make(kind)

    def find(self, text):
        return self.client.embeddings.create(model="text-embedding-3-small", input=text)


class Explainer:
    def __init__(self):
        self.client = make("claude")

    def explain(self, text):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=10, messages=[{"role": "user", "content": text}])


def main():
    Finder("gpt").find("a")
    Explainer().explain("a")
    Finder("embedder").find("b")
