from helpdesk_web import create_app


def main():
    app = create_app()
    http = app.test_client()
    http.post("/kb/answer", json={"q": "How do I reset?"})
    http.post("/kb/suggest", json={"q": "How do I reset?"})
