from anthropic import Anthropic

from tools import TOOLS

client = Anthropic()


def converse(question, *, headers):
    messages = [{"role": "user", "content": question}]
    schemas = [schema for _, schema in TOOLS.values()]
    reply = client.messages.create(
        model="claude-sonnet-4-5", max_tokens=300, messages=messages, tools=schemas,
        tool_choice={"type": "any"}, extra_headers=headers)
    while reply.stop_reason == "tool_use" or any(block.type == "tool_use" for block in reply.content):
        results = []
        for block in reply.content:
            if block.type == "tool_use":
                function, _ = TOOLS[block.name]
                results.append({"type": "tool_result", "tool_use_id": block.id, "content": function(**block.input)})
        messages += [{"role": "assistant", "content": reply.content}, {"role": "user", "content": results}]
        reply = client.messages.create(model="claude-sonnet-4-5", max_tokens=300, messages=messages)
    return reply.content[0].text


def main():
    converse("Do I need an umbrella in Rome?", headers={
        "x-team-id": "travel-agent", "x-cost-center": "cc-2359", "x-service": "planner", "x-environment": "prod",
        "x-correlation-id": "trip-1"})
