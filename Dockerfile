# Ibid in a container: slim, as a user of its own, everything but /data read-only.
#   docker build --tag ibid . && docker run --read-only --tmpfs /tmp --volume ibid:/data --publish 127.0.0.1:8000:8000 ibid
# For builds that are the same every time, pin the image by digest: --build-arg PYTHON=python:3.13-slim-trixie@sha256:…
ARG PYTHON=python:3.13.9-slim-trixie

FROM ${PYTHON} AS packages
WORKDIR /ibid
COPY requirements ./requirements
RUN python requirements/install.py server

FROM ${PYTHON}
LABEL org.opencontainers.image.title="Ibid" org.opencontainers.image.licenses="BSD-3-Clause"
# pg_dump and pg_restore, for backups. A volume belongs to whom its folder belongs to here.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends postgresql-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin ibid \
 && install --directory --owner=ibid --group=ibid --mode=0700 /data /media /backups
WORKDIR /ibid
COPY --from=packages /ibid/.venv ./.venv
COPY manage.py pyproject.toml README.md LICENSE ./
COPY config ./config
COPY static ./static
COPY templates ./templates
COPY blog ./blog
RUN .venv/bin/python -m compileall -q blog config
ENV IBID_DATA_DIR=/data IBID_BIND=0.0.0.0 PORT=8000 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=120s \
  CMD [".venv/bin/python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/health/ready/\", timeout=9)"]
ENTRYPOINT [".venv/bin/python", "manage.py"]
CMD ["serve"]
