from svc import *
import svc


def a():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=TAGS)


def b():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=BASE)


def c():
    return svc.client.responses.create(model="gpt-4o", input="x", extra_headers=svc.hidden)


def d():
    return svc.base.other.responses.create(model="gpt-4o", input="x", extra_headers={"x-cost-center": "2", "x-correlation-id": "3"})


def main():
    a()
    b()
    c()
    d()
