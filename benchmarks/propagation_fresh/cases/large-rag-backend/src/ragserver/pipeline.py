from langchain_core.output_parsers import StrOutputParser

from . import prompts
from .callbacks import OwnershipCallback
from .models import chat_model, embeddings
from .store import ListStore


class Pipeline:
    def __init__(self, store, model):
        self.store = store
        self.model = model

    def ingest(self, texts):
        self.store.add(texts)

    def _context(self, texts):
        return "\n".join(texts)

    def ask(self, question, ctx):
        bound = self.model.bind(extra_headers=ctx.headers())
        chain = prompts.ANSWER | bound | StrOutputParser()
        return chain.invoke({"question": question, "context": self._context(["sky"])})

    def follow_up(self, question, ctx):
        """The rewritten question, with the owner in the callback and in the run's metadata."""
        chain = prompts.REWRITE | self.model | StrOutputParser()
        return chain.invoke(
            {"question": question},
            config={"callbacks": [OwnershipCallback(ctx.tags())], "metadata": ctx.tags()},
        )

    def grade(self, answer, ctx):
        messages = prompts.GRADE.format_messages(answer=answer)
        return self.model.invoke(messages, extra_headers=ctx.headers(), config={"tags": ["grading"]})


def build_pipeline():
    return Pipeline(ListStore(embeddings()), chat_model())
