import features

USE_OLD = False


def answer(text, cid):
    if USE_OLD:
        return features.old_reply(text)
    return features.reply(text, cid)


def main():
    answer("egg", "r-1")
    features.reply("chick", "")
