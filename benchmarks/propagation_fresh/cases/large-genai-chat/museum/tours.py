from google import genai

from .tags import headers


def plan_tour(room):
    client = genai.Client(api_key="stub", http_options={"headers": headers(correlation="tour-" + room)})
    first = client.models.generate_content(model="gemini-2.0-flash", contents="Plan")
    client = genai.Client(api_key="stub", http_options={"headers": headers(correlation_id="tour-" + room)})
    second = client.models.generate_content(model="gemini-2.0-flash", contents="Plan again")
    return first, second
