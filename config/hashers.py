"""The hash of passwords."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id as OWASP advises for servers: 19 MB for each login at a time, not Django's 100."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
