BASE = {
    "model": "gpt-4.1",
    "probe_model": "gpt-4.1-nano",
    "headers": {"x-team-id": "conf", "x-cost-center": "cc-36", "x-service": "configured"},
}
