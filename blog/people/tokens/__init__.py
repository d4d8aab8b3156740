"""API tokens: what programs of an account log in with, and what each of them may do."""
