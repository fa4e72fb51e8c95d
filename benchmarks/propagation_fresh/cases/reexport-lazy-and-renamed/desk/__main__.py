import desk


def main():
    desk.say("a")
    desk.silent("a")
    desk.say("a", desk.tags)
