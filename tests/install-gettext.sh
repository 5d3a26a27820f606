#!/bin/sh
# GNU gettext, which collects the texts of the interface. Without it the tests of translations say so and are skipped.
command -v msgfmt >/dev/null && command -v xgettext >/dev/null && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gettext >/dev/null && exit 0
fi
echo "No GNU gettext here and no way to install it: the tests of translations will be skipped." >&2
exit 0
