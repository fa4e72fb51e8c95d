import anthropic
import openai

OWNER = {"x-team-id": "foundry", "x-cost-center": "cc-322", "x-service": "cast", "x-environment": "prod"}
gpt = openai.OpenAI(default_headers=OWNER, max_retries=0)
claude = anthropic.Anthropic(max_retries=0)


def ask(text, cid):
    for model in ("gpt-busy", "gpt-4o"):
        try:
            return gpt.chat.completions.create(model=model, messages=[{"role": "user", "content": text}],
                                               extra_headers={"x-correlation-id": cid})
        except openai.APIStatusError:
            continue
    return None


def ask_claude_last(text, cid):
    try:
        return gpt.chat.completions.create(model="gpt-busy", messages=[{"role": "user", "content": text}],
                                           extra_headers={"x-correlation-id": cid})
    except openai.APIStatusError as error:
        print("falling back", error.status_code)
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                  extra_headers={"x-correlation-id": cid})


def main():
    ask("a", "1")
    ask_claude_last("b", "2")
