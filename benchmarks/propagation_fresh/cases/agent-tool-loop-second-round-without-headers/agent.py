import anthropic

TOOLS = [{"name": "lookup", "description": "Looks up a word.", "input_schema": {"type": "object", "properties": {"word": {"type": "string"}}}}]


class Agent:
    def __init__(self, headers):
        self.client = anthropic.Anthropic()
        self.headers = headers
        self.messages = []

    def _round(self, **extra):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=100, messages=self.messages, tools=TOOLS,
                                           extra_headers=self.headers, **extra)

    def run(self, text):
        self.messages.append({"role": "user", "content": text})
        answer = self._round(tool_choice={"type": "tool", "name": "lookup"})
        while answer.stop_reason == "tool_use":
            answer = self._round()
        calls = [block for block in answer.content if block.type == "tool_use"]
        results = [{"type": "tool_result", "tool_use_id": call.id, "content": "found"} for call in calls]
        if results:
            self.messages += [{"role": "assistant", "content": answer.content}, {"role": "user", "content": results}]
            answer = self.client.messages.create(model="claude-sonnet-4-0", max_tokens=100, messages=self.messages, tools=TOOLS)
        return answer
