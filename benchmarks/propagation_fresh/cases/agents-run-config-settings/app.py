from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, Runner
from openai import AsyncOpenAI

MODEL = OpenAIChatCompletionsModel(model="gpt-4o-mini", openai_client=AsyncOpenAI())
OWNER = {"x-team-id": "ag", "x-cost-center": "cc-908", "x-service": "ag", "x-environment": "prod"}

researcher = Agent(name="researcher", instructions="Find facts.", model=MODEL,
                   model_settings=ModelSettings(extra_headers={**OWNER, "x-correlation-id": "r-1"}))
editor = Agent(name="editor", instructions="Edit.", model=MODEL, model_settings=ModelSettings(extra_headers=OWNER))


def main():
    facts = Runner.run_sync(researcher, "whales")
    Runner.run_sync(editor, str(facts.final_output))
