import django
from django.conf import settings
from django.http import JsonResponse
from django.urls import path
from django.views import View
from openai import OpenAI

settings.configure(SECRET_KEY="k", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], DEBUG=True)
django.setup()


class LlmView(View):
    service = None
    client = OpenAI()

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.tags = {
            "x-team-id": "claims",
            "x-cost-center": "cc-77",
            "x-environment": "prod",
            "x-correlation-id": request.headers.get("X-Request-Id", "no-request"),
        }
        if self.service:
            self.tags["x-service"] = self.service

    def complete(self, prompt):
        answer = self.client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": prompt}], extra_headers=self.tags
        )
        return answer.choices[0].message.content


class AssessView(LlmView):
    service = "claims-assess"

    def post(self, request):
        return JsonResponse({"text": self.complete("Assess " + request.POST["claim"])})


class LetterView(LlmView):
    def post(self, request):
        return JsonResponse({"text": self.complete("Letter for " + request.POST["claim"])})


urlpatterns = [path("assess", AssessView.as_view()), path("letter", LetterView.as_view())]


def main():
    from django.test import Client

    http = Client()
    http.post("/assess", {"claim": "c1"}, headers={"X-Request-Id": "q1"})
    http.post("/letter", {"claim": "c1"}, headers={"X-Request-Id": "q2"})
