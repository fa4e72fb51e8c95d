"""extra_headers in ModelSettings; the run's own RunConfig replaces or completes them."""
from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, RunConfig, Runner
from openai import AsyncOpenAI

OWNER = {"x-team-id": "lead", "x-cost-center": "cc-314", "x-service": "leads", "x-environment": "prod"}
model = OpenAIChatCompletionsModel(model="gpt-4o-mini", openai_client=AsyncOpenAI())
qualify = Agent(name="qualify", model=model, model_settings=ModelSettings(extra_headers={**OWNER, "x-correlation-id": "q"}))
enrich = Agent(name="enrich", model=model, model_settings=ModelSettings(temperature=0, extra_headers=OWNER))


def run(text):
    return Runner.run_sync(qualify, text).final_output


def run_enrich(text):
    return Runner.run_sync(enrich, text).final_output


def run_configured(text, cid):
    settings = ModelSettings(extra_headers={**OWNER, "x-correlation-id": cid})
    return Runner.run_sync(Agent(name="plain", model=model), text, run_config=RunConfig(model_settings=settings)).final_output


def main():
    run("a")
    run_enrich("a")
    run_configured("a", "r-1")
