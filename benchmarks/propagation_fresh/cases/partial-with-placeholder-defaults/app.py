from functools import partial, partialmethod

import litellm


class Client:
    owner = {"x-team-id": "pl", "x-cost-center": "cc-3017", "x-service": "pl"}

    def _complete(self, text, model, env="", cid=None):
        headers = {**self.owner, "x-environment": env, **({"x-correlation-id": cid} if cid else {})}
        return litellm.completion(model=model, messages=[{"role": "user", "content": text}], extra_headers=headers)

    fast = partialmethod(_complete, model="openai/gpt-4o-mini", env="prod")
    smart = partialmethod(_complete, model="openai/gpt-4o")


def main():
    client = Client()
    client.fast("a", cid="1")
    traced = partial(client.smart, cid="2")
    traced("b")
    partial(traced, env="prod")("c")
