import uuid
from contextvars import ContextVar

from django.conf import settings

current: ContextVar[dict | None] = ContextVar("llm_tags", default=None)


def llm_tags(get_response):
    owner = {f"x-{key}".replace("_", "-"): value for key, value in settings.LLM_OWNER.items()}

    def middleware(request):
        token = current.set({**owner, "x-service": "intake", "x-correlation-id": str(uuid.uuid4())})
        try:
            return get_response(request)
        finally:
            current.reset(token)

    return middleware
