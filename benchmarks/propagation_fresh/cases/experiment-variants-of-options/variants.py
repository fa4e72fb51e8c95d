import hashlib

OWNER = {"x-team-id": "onboarding", "x-cost-center": "cc-2353", "x-service": "welcome", "x-environment": "prod"}
VARIANTS = [
    {"name": "control", "options": {"model": "gpt-4o-mini", "extra_headers": OWNER}},
    {"name": "warm", "options": {"model": "gpt-4o-mini", "temperature": 0.9, "extra_headers": OWNER}},
    {"name": "large", "options": {"model": "gpt-4o"}},
]


def assigned(user, variants=VARIANTS):
    digest = hashlib.sha256(user.encode()).digest()
    return variants[digest[0] % len(variants)]
