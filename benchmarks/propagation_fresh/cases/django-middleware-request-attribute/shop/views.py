from django.conf import settings
from django.http import JsonResponse
from openai import OpenAI

client = OpenAI()


def describe(request):
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Describe " + request.POST["sku"]}],
        extra_headers=request.llm_headers,
    )
    return JsonResponse({"text": answer.choices[0].message.content})


def translate(request):
    answer = client.chat.completions.create(
        model="gpt-4o-mini",
        messages=[{"role": "user", "content": "Translate " + request.POST["sku"]}],
        extra_headers=settings.LLM_OWNER,
    )
    return JsonResponse({"text": answer.choices[0].message.content})
