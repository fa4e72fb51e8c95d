import anthropic


class Agent:
    MAX_STEPS = 2
    OWNER = {"x-team-id": "assist", "x-cost-center": "cc-19", "x-service": "react", "x-environment": "prod"}

    def __init__(self, tools, run_id):
        self.tools = tools
        self.run_id = run_id
        self.client = anthropic.Anthropic()
        self.transcript = []

    def _headers(self, step):
        return {**self.OWNER, "x-correlation-id": f"{self.run_id}-{step}"}

    def run(self, goal):
        self.transcript.append({"role": "user", "content": goal})
        for step in range(self.MAX_STEPS):
            reply = self.client.messages.create(
                model="claude-sonnet-4-5",
                max_tokens=400,
                tools=[{"name": name, "input_schema": {"type": "object"}} for name in self.tools],
                messages=self.transcript,
                extra_headers=self._headers(step),
            )
            uses = [block for block in reply.content if block.type == "tool_use"]
            if not uses:
                return reply
            self.transcript += [{"role": "user", "content": str(self.tools[u.name](**u.input))} for u in uses]
        return None

    def reflect(self):
        return self.client.messages.create(
            model="claude-sonnet-4-5",
            max_tokens=100,
            messages=[*self.transcript, {"role": "user", "content": "What did you learn?"}],
            extra_headers=self.OWNER,
        )
