"""``python -m ptcrm``."""

from __future__ import annotations

from ptcrm.app.main import main

if __name__ == "__main__":
    raise SystemExit(main())
