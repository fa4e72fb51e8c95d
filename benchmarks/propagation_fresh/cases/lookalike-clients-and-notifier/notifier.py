class Responses:
    def create(self, **message):
        return message


class OpenAI:
    """Open Alerting Interface."""

    def __init__(self, default_headers=None):
        self.responses = Responses()
