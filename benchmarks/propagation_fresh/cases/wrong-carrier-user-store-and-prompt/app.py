import anthropic
from openai import OpenAI

META = {"team_id": "wc", "cost_center": "cc-4", "service": "wc", "environment": "prod", "correlation_id": "w"}
oai, claude = OpenAI(), anthropic.Anthropic()


def in_query(text):
    return oai.responses.create(model="gpt-4o", input=text, extra_query=META)


def in_tools(text):
    return oai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_body={"tags": META})


def in_metadata(text):
    return oai.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], metadata=META)


def in_user_id(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, metadata={"user_id": META["team_id"]},
                                  messages=[{"role": "user", "content": text}])


def main():
    in_query("a")
    in_tools("b")
    in_metadata("c")
    in_user_id("d")
