SECRET_KEY = "k"
DEBUG = True
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "shop.urls"
MIDDLEWARE = ["shop.middleware.LlmTagsMiddleware"]
INSTALLED_APPS = []
LLM_OWNER = {"x-team-id": "catalog", "x-cost-center": "cc-300", "x-service": "shop", "x-environment": "prod"}
