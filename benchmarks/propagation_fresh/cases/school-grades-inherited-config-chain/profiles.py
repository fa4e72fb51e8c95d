import json
from pathlib import Path

PROFILES = json.loads((Path(__file__).parent / "profiles.json").read_text())


def resolve(name):
    profile = PROFILES[name]
    base = resolve(profile["base"]) if "base" in profile else {}
    return {**base, **profile.get("headers", {})}
