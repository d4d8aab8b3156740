"""Run a Python program on a temporary PostgreSQL: python -m tests.with_postgresql PROGRAM …

`DATABASE_URL` names its database, for Ibid; `TEST_DATABASE_URL` as well, for `-m pytest`.
"""

import os
import subprocess
import sys

from tests import needs, postgresql


def main() -> int:
    programs = needs.postgresql()
    if programs is None:
        sys.exit("PostgreSQL is not installed.")
    with postgresql.running(programs) as url:
        environment = {**os.environ, "DATABASE_URL": url, "TEST_DATABASE_URL": url}
        return subprocess.call([sys.executable, *sys.argv[1:]], env=environment)


if __name__ == "__main__":
    sys.exit(main())
