import anthropic

llm = anthropic.Anthropic(default_headers={"x-team-id": "desk", "x-cost-center": "cc-1019"})
tags = {"x-service": "desk", "x-environment": "prod", "x-correlation-id": "d"}
