from llm.client import LlmClient
from llm.types import CallMetadata, LlmRequest


def main():
    client = LlmClient()
    meta = CallMetadata(team_id="subs", cost_center="cc-21", service="churn")
    client.send(LlmRequest(prompt="a", metadata=meta))
    client.send_batch([LlmRequest(prompt="b", metadata=meta), LlmRequest(prompt="c")])
