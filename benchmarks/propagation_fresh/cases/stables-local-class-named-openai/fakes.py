"""Offline stand-ins with the SDK's shape."""


class _Responses:
    def create(self, **kwargs):
        return {"output_text": kwargs["input"][::-1]}


class OpenAI:
    def __init__(self, **options):
        self.options = options
        self.responses = _Responses()
