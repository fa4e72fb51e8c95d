class _Completions:
    def create(self, **kw):
        return kw["messages"][0].upper()


class Groq:
    def __init__(self):
        self.chat = self
        self.completions = _Completions()
