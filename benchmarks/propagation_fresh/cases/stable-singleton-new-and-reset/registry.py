import anthropic


class Claude:
    _instance = None

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.client = None
        return cls._instance

    def __init__(self, headers=None):
        if self.client is None:
            self.client = anthropic.Anthropic(default_headers=headers or {})

    @classmethod
    def reset(cls):
        cls._instance = None
