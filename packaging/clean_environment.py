"""Runs first in the frozen program on Linux: what it starts (a browser, itself) must not get our libraries.

The starter sets these for itself and has used them by now. With them a browser would load our OpenSSL, and a
restarted PT CRM would think that it was set up already.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = before
for name in [name for name in os.environ if name.startswith("_PYI_")]:
    del os.environ[name]
