class Base:
    LLM_MODEL = "claude-sonnet-4-0"
    LLM_HEADERS = {"x-team-id": "helpdesk", "x-cost-center": "cc-881", "x-service": "kb-web"}


class Production(Base):
    LLM_HEADERS = {**Base.LLM_HEADERS, "x-environment": "prod"}
