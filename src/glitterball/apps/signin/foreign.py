"""How rows of other people's apps are kept, said here as our own models say it in their class bodies."""

from types import MappingProxyType

from glitterball.core.keeping import Keeping

OURS_ALONE = Keeping("none", "none", "none", "stays", until="never: it holds names of tables and of rights, and nobody")
EMPTY = Keeping(
    "person", "none", "none", "stays", until="never written: an account's one address stands in its own row"
)
KEEPINGS = MappingProxyType(
    {
        "auth.Permission": OURS_ALONE,
        "auth.Group": OURS_ALONE,
        "contenttypes.ContentType": OURS_ALONE,
        "account.EmailAddress": EMPTY,
        "account.EmailConfirmation": EMPTY,
        "mfa.Authenticator": Keeping(
            "person",
            "none",
            "none",
            "stays",
            until="its owner takes it away, or goes",
            plain=MappingProxyType(
                {
                    "type": "one of three words",
                    "data": "a passkey's public half; the secret of a one-time password is sealed before it comes here",
                }
            ),
        ),
        "sessions.Session": Keeping(
            "none",
            "none",
            "none",
            "stays",
            until="an hour is over or somebody is signed in",
            plain=MappingProxyType(
                {
                    "session_key": "the hash of what the cookie holds",
                    "session_data": "sealed with what only that cookie holds",
                }
            ),
        ),
    }
)
