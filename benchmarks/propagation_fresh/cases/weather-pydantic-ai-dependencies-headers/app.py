"""One agent, settings merged from a base and the station's own; the night run leaves the base out."""
from pydantic_ai import Agent, ModelSettings
from pydantic_ai.models.openai import OpenAIChatModel

agent = Agent(OpenAIChatModel("gpt-4o-mini"), system_prompt="forecast")
BASE = {"x-team-id": "meteo", "x-cost-center": "cc-4018", "x-service": "forecast", "x-environment": "prod"}


def settings(extra):
    return ModelSettings(temperature=0.0, extra_headers=extra)


def forecast(station):
    return agent.run_sync("today", model_settings=settings({**BASE, "x-correlation-id": station})).output


def night(station):
    return agent.run_sync("tonight", model_settings=settings({"x-correlation-id": station})).output


def main():
    forecast("k-1")
    night("k-1")
