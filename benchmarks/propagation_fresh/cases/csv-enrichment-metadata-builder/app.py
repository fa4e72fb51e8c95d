import csv
import io

import litellm

ROWS = "id,text,team\n1,hello,alpha\n2,bye,beta\n"


class MetadataBuilder:
    def __init__(self, service):
        self._data = {"service": service}

    def owner(self, team, cost_center):
        self._data.update(team_id=team, cost_center=cost_center)
        return self

    def run(self, environment, correlation_id):
        self._data["environment"] = environment
        self._data["correlation_id"] = correlation_id
        return self

    def as_headers(self):
        return {"x-" + key.replace("_", "-"): value for key, value in self._data.items()}


def enrich(row):
    headers = MetadataBuilder("csv-enrich").owner(row["team"], "cc-" + row["team"]).run("prod", "row-" + row["id"])
    return litellm.completion(
        model="gpt-4o-mini", messages=[{"role": "user", "content": row["text"]}], extra_headers=headers.as_headers()
    )


def summarise(rows):
    builder = MetadataBuilder("csv-enrich").owner("alpha", "cc-alpha")
    return litellm.completion(
        model="gpt-4o", messages=[{"role": "user", "content": str(rows)}], extra_headers=builder.as_headers()
    )


def main():
    rows = list(csv.DictReader(io.StringIO(ROWS)))
    for row in rows:
        enrich(row)
    summarise(rows)
