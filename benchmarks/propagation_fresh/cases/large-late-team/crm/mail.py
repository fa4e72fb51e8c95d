def write_mail(session, contact):
    return session.client.responses.create(
        model="gpt-4o-mini",
        input=f"Mail to {contact['name']}",
        extra_headers={**session.metadata, "x-correlation-id": f"mail-{contact['id']}"},
    )
