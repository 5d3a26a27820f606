"""``python -m glitterball``."""

import sys

from glitterball.cli.__main__ import main

sys.exit(main())
