"""Django: settings, middleware that they name and which leaves things on the request, and views."""

from django.conf import settings
from django.urls import path
from django.views import View
from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search"}
INSTALLED_APPS = []
MIDDLEWARE = ["app.TagMiddleware", "app.trace_middleware", "app.Unused", "other.library.Middleware"]
LLM_OWNER = OWNER


class TagMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.llm_tags = {**settings.LLM_OWNER, "x-correlation-id": "1"}
        return self.get_response(request)


def trace_middleware(get_response):
    def middleware(request):
        request.trace = "t-1"
        request.llm_owner = settings.LLM_OWNER
        return get_response(request)

    return middleware


def of_middleware(request):
    client.responses.create(model="m", input="a", extra_headers=request.llm_tags)  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=request.llm_owner)  # expect: fail correlation_id
    headers = {**request.llm_owner, "x-correlation-id": request.trace}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    client.responses.create(model="m", input="a", extra_headers=request.not_set)  # expect: unverifiable team_id correlation_id


class Page(View):
    def get(self, request):
        client.responses.create(model="m", input="a", extra_headers=request.llm_tags)  # expect: pass

    def helper(self, request):
        client.responses.create(model="m", input="a", extra_headers=request.llm_tags)  # expect: unverifiable team_id correlation_id


def of_settings():
    client.responses.create(model="m", input="a", extra_headers=settings.LLM_OWNER)  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers=settings.OTHER)  # expect: unverifiable team_id correlation_id


urlpatterns = [path("of-middleware", of_middleware), path("page", Page.as_view())]
