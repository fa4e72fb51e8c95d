SECRET_KEY = "k"
INSTALLED_APPS = ["newsletters"]
LLM = {"team": "growth", "cost_center": "cc-55", "environment": "prod"}
