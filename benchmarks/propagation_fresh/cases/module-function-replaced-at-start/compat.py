import headers


def slim(cid):
    return {"x-team-id": "mp", "x-correlation-id": cid}


def install():
    headers.build = slim
