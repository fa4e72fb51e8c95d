from platform_llm import Tags, get_client, use_tags


def answer(q, user):
    tags = Tags(team_id=user["team"], cost_center=user["cc"], service="answers", correlation_id=user["id"])
    return get_client().chat(q, tags=tags)


def background(q):
    with use_tags(Tags(team_id="bg", service="jobs", correlation_id="j-1")):
        return get_client().chat(q, temperature=0)


def orphan(q):
    return get_client().chat(q)


def ambient(q):
    with use_tags(Tags(team_id="bg", cost_center="cc-7", service="jobs", correlation_id="j-2")):
        return get_client().chat(q)
