from gwclient import HeaderBuilder


def explain_invoice(client, invoice):
    headers = HeaderBuilder().correlation(f"explain-{invoice}").build()
    return client.chat(f"Explain {invoice}", headers)


def classify(client, text, correlation_id=None):
    headers = HeaderBuilder().team("billing").correlation(correlation_id).build()
    return client.chat(f"Classify {text}", headers)
