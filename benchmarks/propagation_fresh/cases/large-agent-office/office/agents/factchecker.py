from ..tools import tool
from .base import Agent


class FactChecker(Agent):
    name = "factchecker"
    instructions = "You check."

    def think(self, task, notes, context):
        answer = self.client.chat.completions.create(
            model=self.model,
            messages=[{"role": "system", "content": self.instructions}, {"role": "user", "content": task}],
            temperature=0,
            metadata={"run": context.run_id, "depth": str(context.depth)},
        )
        return answer.choices[0].message.content

    @tool
    def moderate(self, task, context):
        parent = context.parent
        headers = parent.headers()
        headers.pop("x-service")
        answer = self.client.with_options(default_headers=headers).moderations.create(input=task, model="omni-moderation-latest")
        return str(answer)
