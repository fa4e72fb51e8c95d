"""Run metadata of a RunnableConfig stays in LangChain's tracing."""
from langchain_core.callbacks import BaseCallbackHandler
from langchain_openai import ChatOpenAI

FIELDS = {"team_id": "court", "cost_center": "cc-39", "service": "minutes", "environment": "prod", "correlation_id": "m-1"}


class Audit(BaseCallbackHandler):
    def __init__(self):
        self.seen = []

    def on_chat_model_start(self, serialized, messages, *, metadata=None, **kwargs):
        self.seen.append(metadata)


audit = Audit()
model = ChatOpenAI(model="gpt-4o")
headed = ChatOpenAI(model="gpt-4o", default_headers={f"x-{k.replace('_', '-')}": v for k, v in FIELDS.items()})


def minutes(text):
    return model.invoke(text, config={"metadata": FIELDS, "callbacks": [audit], "tags": ["court"]})


def verdicts(texts):
    return headed.batch(texts, config={"metadata": FIELDS, "max_concurrency": 2})


def main():
    minutes("a")
    verdicts(["b", "c"])
