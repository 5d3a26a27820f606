"""Whether another site made this browser ask. Browsers say so themselves, and no page can change what they say."""

from django.http import HttpRequest

OUR_OWN = {"same-origin", "none", ""}  # a page of ours, a typed address or a bookmark, a browser too old to say


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether a page of another site caused the request."""
    return request.headers.get("Sec-Fetch-Site", "") not in OUR_OWN
