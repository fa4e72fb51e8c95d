import anthropic

client = anthropic.Anthropic()


class NoOwner(Exception):
    pass


def tags(owner):
    if owner is None:
        raise NoOwner
    out = {"x-team-id": owner["team"], "x-cost-center": owner["cc"]}
    out["x-service"] = "letters"
    if owner.get("internal"):
        return out
    out["x-environment"] = "prod"
    out["x-correlation-id"] = owner["id"]
    return out


def strict(owner):
    if not owner:
        return None
    out = {"x-team-id": owner["team"], "x-cost-center": owner["cc"], "x-service": "letters", "x-environment": "prod"}
    out["x-correlation-id"] = owner["id"]
    return out


def write(owner, text):
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=9, extra_headers=tags(owner),
                                  messages=[{"role": "user", "content": text}])


def write_strict(owner, text):
    headers = strict(owner)
    if headers is None:
        return "no owner"
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=9, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def write_loose(owner, text):
    headers = strict(owner)
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=9, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def main():
    me = {"team": "hr", "cc": "cc-1", "id": "r-1"}
    write(me, "a")
    write({**me, "internal": True}, "b")
    write_strict(me, "c")
    write_strict(None, "c")
    write_loose(me, "d")
    write_loose(None, "d")
    try:
        write(None, "e")
    except NoOwner:
        pass
