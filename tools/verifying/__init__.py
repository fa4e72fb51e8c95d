"""Is the catalogue true? See verify_catalogue.py and verify_sdks.py, which run these."""
