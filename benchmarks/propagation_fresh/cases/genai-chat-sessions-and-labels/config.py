from google.genai import types


def generation_config(*, rid: str, json_mode: bool = False, **extra) -> types.GenerateContentConfig:
    config = types.GenerateContentConfig(
        temperature=0.2,
        http_options=types.HttpOptions(headers={
            "x-team-id": "tutor", "x-cost-center": "cc-44", "x-service": "tutor", "x-environment": "prod",
            "x-correlation-id": rid}),
        **extra,
    )
    if json_mode:
        config.response_mime_type = "application/json"
    return config
