from ..tools import tool
from .base import Agent


class Editor(Agent):
    name = "editor"
    instructions = "You edit."
    model = "gpt-4o"

    @tool
    def ask_researcher(self, task, context):
        return self.office.start("researcher", task, context.child())

    @tool
    def ask_factchecker(self, task, context):
        return self.office.start("factchecker", task, context.child())
