from openai import OpenAI

OWNER = {"x-team-id": "chapel", "x-cost-center": "cc-965", "x-service": "bells", "x-environment": "prod"}
client = OpenAI(default_headers=OWNER)
