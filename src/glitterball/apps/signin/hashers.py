"""How a password is hashed: Argon2id, so that four at once fit into a small machine."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """OWASP's second choice (46 MiB, one pass, one lane) in the place of Django's 100 MiB and eight lanes."""

    time_cost = 1
    memory_cost = 47_104
    parallelism = 1
