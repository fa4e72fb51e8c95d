def write_note(session, contact):
    return session.client.responses.create(
        model="gpt-4o-mini",
        input=f"Note on {contact['name']}",
        extra_headers={**session.current, "x-correlation-id": f"note-{contact['id']}"},
    )
