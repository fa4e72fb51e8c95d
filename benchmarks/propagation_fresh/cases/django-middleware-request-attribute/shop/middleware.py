import uuid

from django.conf import settings


class LlmTagsMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.llm_headers = {
            **settings.LLM_OWNER,
            "x-correlation-id": request.headers.get("x-request-id") or uuid.uuid4().hex,
        }
        return self.get_response(request)
