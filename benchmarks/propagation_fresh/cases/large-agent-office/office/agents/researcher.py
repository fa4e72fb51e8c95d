from ..tools import tool
from .base import Agent


class Researcher(Agent):
    name = "researcher"
    instructions = "You research."

    def request_options(self, context):
        """Reasoning models take an effort."""
        return {"reasoning": {"effort": "low"}, **super().request_options(context)}

    @tool
    def look_up(self, task, context):
        vectors = self.client.embeddings.create(
            model="text-embedding-3-small", input=task, extra_headers=context.headers()
        )
        return f"{len(vectors.data)} documents"
