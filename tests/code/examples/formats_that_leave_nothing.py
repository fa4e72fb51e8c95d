"""What a format, a slice or a product leaves of a text: nothing is as good as no header."""

import base64
import datetime
import os
import secrets
import time
import uuid

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search"}
RUN = "run-7"



def of_constants():
    headers = {**OWNER, "x-correlation-id": f"{RUN:.0}"}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = {**OWNER, "x-correlation-id": "%.0s" % RUN}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = {**OWNER, "x-correlation-id": "%(run).*s" % {"run": RUN}}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
    headers = {**OWNER, "x-correlation-id": format(RUN, ".0")}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = {**OWNER, "x-correlation-id": "{:.{}}".format(RUN, 0)}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: unverifiable correlation_id
    headers = {**OWNER, "x-correlation-id": RUN * 0}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = {**OWNER, "x-correlation-id": f"{RUN:>12.5}" + "%5.3s|%d%%" % (RUN, 3)}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def of_what_is_not_known():
    run = os.environ["RUN"]
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": f"{run:>40}"})  # expect: pass
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": f"{run:.0}"})  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": f"{run:.{0}}"})  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": "%.0s" % run})  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": "%.*s" % (0, run)})  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": "%-40.8s" % run})  # expect: pass
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": run * 0})  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": run * 2})  # expect: pass


def of_slices():
    run = os.environ["RUN"]
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": run[:8]})  # expect: pass
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": run[:0]})  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": run[5:2]})  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": run[slice(0)]})  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": run[: len(run) // 2]})  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": ("r" + run)[:0]})  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": uuid.uuid4().hex[:8]})  # expect: pass
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": uuid.uuid4().hex[:0]})  # expect: unverifiable correlation_id


def of_times():
    now = datetime.datetime.now()
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": now.strftime("%H%M%S")})  # expect: pass
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": now.strftime("")})  # expect: fail correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": f"{now:%Z}"})  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": f"{now:%j}"})  # expect: pass
    client.responses.create(model="m", input="a", extra_headers={**OWNER, "x-correlation-id": time.strftime("")})  # expect: fail correlation_id


def of_bytes():
    run = os.environ["RUN"]
    headers = {**OWNER, "x-correlation-id": base64.b64encode(run.encode()).decode()}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    headers = {**OWNER, "x-correlation-id": base64.b64encode(b"").decode()}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = {**OWNER, "x-correlation-id": secrets.token_hex(0)}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id
    headers = {**OWNER, "x-correlation-id": secrets.token_hex(8)}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
