import clients


def a():
    return clients.gpt.responses.create(model="gpt-4o", input="x")


def b():
    return clients.bare.responses.create(model="gpt-4o", input="x")


def c():
    return clients.claude().messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": "x"}])


def d():
    return clients.claude(False).messages.create(model="claude-3-5-haiku-latest", max_tokens=4, messages=[{"role": "user", "content": "x"}])


def e():
    return clients.by_key("faq").responses.create(model="gpt-4o", input="x")


def f():
    return clients.lazy_good.responses.create(model="gpt-4o", input="x")


def g():
    return clients.lazy_bad.responses.create(model="gpt-4o", input="x")


def h():
    return clients.by_key("").responses.create(model="gpt-4o", input="x")


def main():
    for fn in (a, b, c, d, e, f, g, h):
        fn()
