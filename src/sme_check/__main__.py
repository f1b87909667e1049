"""`python -m sme_check` is the command `sme-check`."""

import sys

from .cli import main

sys.exit(main())
