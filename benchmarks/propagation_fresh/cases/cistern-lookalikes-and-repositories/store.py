class Completions:
    def __init__(self):
        self.rows = []

    def create(self, **row):
        self.rows.append(row)
        return row


class Chat:
    def __init__(self):
        self.completions = Completions()


class OpenAI:
    """Our own archive of answers."""

    def __init__(self):
        self.chat = Chat()
        self.responses = Completions()
