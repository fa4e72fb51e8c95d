from openai import OpenAI


class Chore:
    known: dict = {}
    service = "none"
    client = OpenAI()

    def __init_subclass__(cls, *, key, environment="prod", **kwargs):
        super().__init_subclass__(**kwargs)
        cls.environment = environment
        Chore.known[key] = cls

    def headers(self):
        return {"x-team-id": "scullery", "x-cost-center": "cc-854", "x-service": self.service,
                "x-environment": self.environment, "x-correlation-id": type(self).__name__}
