from agents import Agent, ModelSettings, RunConfig, Runner, function_tool

OWNER = {"x-team-id": "it-desk", "x-cost-center": "cc-2342", "x-service": "it-desk", "x-environment": "prod"}


@function_tool
def reset_password(user: str) -> str:
    """Reset a password."""
    return f"{user} is reset"


desk = Agent(name="desk", instructions="Help with laptops.", tools=[reset_password], model="gpt-4o-mini")
audit = Agent(name="audit", instructions="Audit the answer.", model="gpt-4o", model_settings=ModelSettings(extra_headers=OWNER))


def config(correlation: str) -> RunConfig:
    return RunConfig(
        workflow_name="it-desk", model_settings=ModelSettings(extra_headers={**OWNER, "x-correlation-id": correlation}))


async def help_user(text: str, correlation: str) -> str:
    result = await Runner.run(desk, text, run_config=config(correlation))
    return result.final_output


async def audit_answer(text: str) -> str:
    result = await Runner.run(audit, text)
    return result.final_output
