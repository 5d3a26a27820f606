#!/bin/sh
# Debian's PostgreSQL for the tests on both databases. Without root or apt the tests that need it say so and are skipped.
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null && exit 0
fi
echo "No PostgreSQL here and no way to install it: the tests on PostgreSQL will be skipped." >&2
exit 0
