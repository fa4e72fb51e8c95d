"""invoke(config=...) carries tags for tracing; nothing of it reaches the provider."""
from langchain_anthropic import ChatAnthropic
from langchain_core.prompts import ChatPromptTemplate

META = {"team_id": "cm", "cost_center": "cc-326", "service": "cm", "environment": "prod", "correlation_id": "1"}
HEADERS = {f"x-{k.replace('_', '-')}": v for k, v in META.items()}
claude = ChatAnthropic(model_name="claude-3-5-haiku-latest", max_tokens=9)
prompt = ChatPromptTemplate.from_template("Say {word}")


def ask(word):
    return (prompt | claude).invoke({"word": word}, config={"metadata": META, "tags": ["cm"]})


def ask_bound(word):
    return (prompt | claude.bind(extra_headers=HEADERS)).with_config(run_name="bound").invoke({"word": word})


def main():
    ask("a")
    ask_bound("a")
