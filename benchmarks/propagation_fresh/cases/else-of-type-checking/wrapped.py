from openai import OpenAI


class Client(OpenAI):
    def __init__(self, **options):
        super().__init__(default_headers={"x-team-id": "et", "x-cost-center": "cc-417", "x-service": "et",
                                          "x-environment": "prod", "x-correlation-id": "1"}, **options)
