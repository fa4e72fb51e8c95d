from .captions import Captioner
from .owners import Stage
from .vectors import embed, embed_query

JOBS = {}


def job(name):
    def register(fn):
        JOBS[name] = fn
        return fn
    return register


@job("captions")
def captions(release):
    return Captioner(Stage.PRODUCTION).caption("a cat on a mat", f"{release}/captions")


@job("live-captions")
def live_captions(release):
    return "".join(Captioner(Stage.STAGING).caption_stream("a dog", f"{release}/live"))


@job("vectors")
def vectors(release):
    return embed(["a", "b"], f"{release}/vectors")


@job("query")
def query(release):
    return embed_query("cat", f"{release}/query")


def run_all(release):
    for name in sorted(JOBS):
        JOBS[name](release)
