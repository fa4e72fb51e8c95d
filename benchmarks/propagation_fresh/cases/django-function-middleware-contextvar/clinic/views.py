from django.http import JsonResponse

from clinic.llm import ask


def intake(request):
    return JsonResponse({"summary": ask("Summarise the intake form")})
