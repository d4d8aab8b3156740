"""The description of the API as OpenAPI 3.1: its parts, and the document at `/api/openapi.json`."""
