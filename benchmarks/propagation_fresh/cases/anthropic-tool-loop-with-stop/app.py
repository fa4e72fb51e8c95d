import anthropic

claude = anthropic.Anthropic()
OWNER = {"x-team-id": "desk", "x-cost-center": "cc-55", "x-service": "desk", "x-environment": "prod"}
TOOLS = [{"name": "stock", "description": "d", "input_schema": {"type": "object", "properties": {"sku": {"type": "string"}}}}]


def step(messages, headers, choice):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=9, tools=TOOLS, tool_choice=choice,
                                  messages=messages, extra_headers=headers)


def agent(question, ticket):
    messages = [{"role": "user", "content": question}]
    headers = {**OWNER, "x-correlation-id": ticket}
    choice = {"type": "any"}
    while True:
        out = step(messages, headers, choice)
        if out.stop_reason == "end_turn" and not any(b.type == "tool_use" for b in out.content):
            return out
        messages += [{"role": "assistant", "content": [b.model_dump() for b in out.content]},
                     {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": "3"}]}]
        choice = {"type": "auto"}


def once(question):
    return step([{"role": "user", "content": question}], OWNER, {"type": "auto"})


def main():
    agent("a", "t-1")
    once("b")
