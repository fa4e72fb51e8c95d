from openai import OpenAI


class _Hub:
    def __init__(self):
        self.client = OpenAI()
        self.tags = {"x-team-id": "hu", "x-cost-center": "cc-3022"}

    def configure(self, **more):
        self.tags |= {"x-" + k.replace("_", "-"): v for k, v in more.items()}


hub = _Hub()
