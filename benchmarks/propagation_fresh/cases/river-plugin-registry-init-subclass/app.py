from plugins import REGISTRY, flood, silt


def run(name, text, cid):
    return REGISTRY[name]().run(text, cid)


def main():
    run("flood-watch", "rain", "r-1")
    run("silt", "mud", "r-2")
