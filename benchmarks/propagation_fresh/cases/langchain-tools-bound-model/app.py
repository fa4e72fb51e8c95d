from langchain_anthropic import ChatAnthropic
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.tools import tool

OWNER = {"x-team-id": "field", "x-cost-center": "cc-29", "x-service": "dispatcher", "x-environment": "prod"}


@tool
def assign(technician: str) -> str:
    """Assign a technician."""
    return technician


def build_model(correlation_id: str | None = None):
    headers = dict(OWNER)
    if correlation_id:
        headers["x-correlation-id"] = correlation_id
    return ChatAnthropic(model="claude-sonnet-4-5", max_tokens=200, default_headers=headers)


def dispatch(job: str, correlation_id: str):
    model = build_model(correlation_id).bind_tools([assign])
    return model.invoke([SystemMessage("Assign someone."), HumanMessage(job)])


def explain(job: str):
    model = build_model()
    return model.invoke([HumanMessage("Explain " + job)])


def main():
    dispatch("roof", "job-1")
    explain("roof")
