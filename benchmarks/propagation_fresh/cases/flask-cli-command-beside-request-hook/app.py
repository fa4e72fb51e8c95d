from site_app import create_app


def main():
    app = create_app()
    assert app.test_client().post("/search", json={"q": "install"}).status_code == 200
    result = app.test_cli_runner().invoke(args=["reindex", "guide.md"])
    assert result.exit_code == 0, result.output
