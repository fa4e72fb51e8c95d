"""Keywords that begin with tag_ become headers; the others go on as they are."""
import litellm


def split(kwargs):
    tags = {k.removeprefix("tag_"): v for k, v in kwargs.items() if k.startswith("tag_")}
    rest = {k: v for k, v in kwargs.items() if not k.startswith("tag_")}
    return tags, rest


def complete(prompt, **kwargs):
    tags, rest = split(kwargs)
    headers = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}
    return litellm.completion(model="openai/gpt-4o-mini", messages=[{"role": "user", "content": prompt}],
                              extra_headers=headers, **rest)


OWNER = {"tag_team_id": "kr", "tag_cost_center": "cc-2028", "tag_service": "kr", "tag_environment": "prod"}


def main():
    complete("a", **OWNER, tag_correlation_id="1", temperature=0)
    complete("b", **OWNER, correlation_id="2") if not OWNER else complete("b", **OWNER)
