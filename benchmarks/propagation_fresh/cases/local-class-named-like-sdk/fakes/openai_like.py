class _Completions:
    def create(self, *, model, messages):
        return f"{model}: {messages[-1]['content']}"


class OpenAI:
    def __init__(self):
        self.completions = _Completions()
        self.chat = self

    def warm_up(self):
        return self.chat.completions.create(model="none", messages=[{"content": ""}])
