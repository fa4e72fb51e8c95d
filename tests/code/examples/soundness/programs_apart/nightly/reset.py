import os

os.environ["TEAM"] = ""
