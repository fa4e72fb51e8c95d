client = None
headers = None


def init(new_client, **tags):
    global client, headers
    client = new_client
    headers = {"x-" + k.replace("_", "-"): v for k, v in tags.items()}
