from defaults import *

HEADERS = {k: v for k, v in HEADERS.items() if k != "x-service"}
