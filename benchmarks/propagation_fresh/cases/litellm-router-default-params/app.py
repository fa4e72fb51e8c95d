import os

import litellm

TAGS = {"x-team-id": "rd", "x-cost-center": "cc-440", "x-service": "rd", "x-environment": "prod", "x-correlation-id": "1"}


class Llm:
    def __init__(self):
        params = {"model": "openai/gpt-4o-mini", "api_base": os.environ["OPENAI_BASE_URL"], "api_key": "k"}
        self.router = litellm.Router(model_list=[{"model_name": "mini", "litellm_params": params}], num_retries=0)

    def ask(self, text, headers=None):
        kwargs = {"extra_headers": headers} if headers else {}
        return self.router.completion("mini", [{"role": "user", "content": text}], **kwargs)

    def ask_metadata(self, text):
        return self.router.completion(model="mini", messages=[{"role": "user", "content": text}], metadata=TAGS)


def main():
    llm = Llm()
    llm.ask("a", TAGS)
    llm.ask_metadata("a")
