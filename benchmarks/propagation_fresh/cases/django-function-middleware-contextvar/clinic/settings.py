SECRET_KEY = "bench"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "clinic.urls"
MIDDLEWARE = ["clinic.middleware.llm_tags"]
LLM_OWNER = {"team_id": "clinic", "cost_center": "cc-2309", "environment": "prod"}
