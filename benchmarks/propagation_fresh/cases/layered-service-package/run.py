from shop.container import build


def main():
    services = build("prod")
    services.describe.product("lamp")
    services.search.rewrite("lmap")
