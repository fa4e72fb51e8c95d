import config as _config

HEADERS = {**_config.HEADERS, "x-environment": "prod"}
