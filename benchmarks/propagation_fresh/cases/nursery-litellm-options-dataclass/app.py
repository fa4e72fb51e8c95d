import litellm

from options import Options

OPTIONS = Options()


def water(text, cid):
    return litellm.completion(messages=[{"role": "user", "content": text}], **OPTIONS.traced(cid).kwargs())


def repot(text, cid):
    OPTIONS.traced(cid)
    return litellm.completion(messages=[{"role": "user", "content": text}], **OPTIONS.kwargs())


def main():
    water("fern", "n-1")
    repot("ivy", "n-2")
