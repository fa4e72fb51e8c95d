class OpenAI:
    """Answers from a script, for demonstrations."""

    def __init__(self, answers=()):
        self.answers = list(answers)
        self.responses = self

    def create(self, **kwargs):
        return self.answers.pop(0) if self.answers else ""
