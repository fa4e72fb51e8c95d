"""config= of invoke and batch only reaches callbacks; model_kwargs reach the wire."""
from langchain_anthropic import ChatAnthropic
from langchain_core.callbacks import BaseCallbackHandler

META = {"team_id": "lcc", "cost_center": "cc-1058", "service": "lcc", "environment": "prod", "correlation_id": "1"}


class Audit(BaseCallbackHandler):
    def on_chat_model_start(self, serialized, messages, **kwargs):
        self.seen = kwargs.get("metadata")


def plain(text):
    llm = ChatAnthropic(model="claude-3-5-haiku-latest", max_tokens=10)
    return llm.batch([text], config={"metadata": META, "callbacks": [Audit()], "tags": ["x-team-id"]})


def headed(text):
    llm = ChatAnthropic(model="claude-3-5-haiku-latest", max_tokens=10, metadata=META,
                        default_headers={f"x-{k}".replace("_", "-"): v for k, v in META.items()})
    return llm.invoke(text, {"metadata": {"team_id": "other"}})


def main():
    plain("a")
    headed("a")
