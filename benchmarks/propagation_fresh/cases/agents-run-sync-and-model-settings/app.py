"""ModelSettings of an agent carry headers; a clone replaces them."""
from agents import Agent, ModelSettings, RunConfig, Runner, set_default_openai_client, set_default_openai_api
from openai import AsyncOpenAI

OWNER = {"x-team-id": "desk", "x-cost-center": "cc-1011", "x-service": "triage", "x-environment": "prod"}
set_default_openai_client(AsyncOpenAI(default_headers=OWNER), use_for_tracing=False)
set_default_openai_api("chat_completions")

triage = Agent(name="triage", instructions="Sort.", model="gpt-4o-mini",
               model_settings=ModelSettings(temperature=0, extra_headers={"x-correlation-id": "t-1"}))
quick = triage.clone(name="quick", model_settings=ModelSettings(temperature=1))


def sort_ticket(text):
    return Runner.run_sync(triage, text).final_output


def sort_quickly(text):
    return Runner.run_sync(quick, text).final_output


def sort_traced(text, cid):
    config = RunConfig(model_settings=ModelSettings(extra_headers={"x-correlation-id": cid}))
    return Runner.run_sync(quick, text, run_config=config).final_output


def main():
    sort_ticket("a")
    sort_quickly("a")
    sort_traced("a", "t-9")
