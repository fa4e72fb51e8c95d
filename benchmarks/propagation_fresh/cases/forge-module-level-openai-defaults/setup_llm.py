import openai

openai.api_type = "openai"
openai.api_key = "sk-forge"
openai.default_headers = {"x-team-id": "forge", "x-cost-center": "cc-903", "x-service": "smith", "x-environment": "prod"}
