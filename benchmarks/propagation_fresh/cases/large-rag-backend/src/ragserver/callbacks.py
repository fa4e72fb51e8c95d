"""Callbacks that write what a run was for into our own trace."""
from langchain_core.callbacks import BaseCallbackHandler


class OwnershipCallback(BaseCallbackHandler):
    """Adds the owner to the trace of each run. (The trace only: callbacks cannot change a request.)"""

    def __init__(self, tags):
        self.tags = tags
        self.trace = []

    def on_chat_model_start(self, serialized, messages, *, metadata=None, **kwargs):
        metadata = dict(metadata or {})
        metadata.update(self.tags)
        self.trace.append(metadata)

    def on_llm_end(self, response, **kwargs):
        self.trace.append({"done": True})
