from pipeline import Pipeline
from stages import correlate, owner, redact

tagged = Pipeline(redact, owner, correlate)
redacted_last = Pipeline(owner, correlate, redact)


def main():
    tagged("my IBAN")
    redacted_last("my IBAN")
