from rotation import Rotating


def first(pool):
    return pool.client.responses.create(model="gpt-4o", input="first")


def second(pool):
    return pool.client.responses.create(model="gpt-4o", input="second")


def third(pool):
    return pool.client.responses.create(model="gpt-4o", input="third")


def main():
    pool = Rotating(["k1", "k2", "k3"])
    first(pool)
    second(pool.rotate_kindly())
    third(pool.rotate())
