"""An agent: instructions, tools, and a loop that lets the model call them."""
from abc import ABC

from ..tools import Toolbox


class Agent(ABC):
    name: str
    instructions = "Do your best."
    model = "gpt-4o-mini"
    max_turns = 2

    def __init__(self, client, office):
        self.client = client
        self.office = office
        self.tools = Toolbox(self)

    def run(self, task, context):
        notes = []
        for tool in self.tools.names():
            notes.append(self.tools.call(tool, task, context))
        return self.think(task, notes, context)

    def think(self, task, notes, context):
        answer = self.client.responses.create(
            model=self.model,
            instructions=self.instructions,
            input="\n".join([task, *notes]),
            **self.request_options(context),
        )
        return answer.output_text

    def request_options(self, context):
        return {"extra_headers": context.headers()}
