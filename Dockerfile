# Evenkeel against Telegram: one process, one volume. The sandbox, the lab and the tests are not in this image; without
# a token there is nothing to run here (`make run` on a checkout needs none).

FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /src
RUN python -m venv /opt/evenkeel && python -m venv /opt/build
COPY requirements/runtime.txt requirements/build.txt requirements/
RUN /opt/evenkeel/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements/runtime.txt \
 && /opt/build/bin/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements/build.txt
COPY . .
# The wheel is made of what .dockerignore lets in. Compiled here because the running container may not write; by content
# and unchecked, so that a file's time does not matter. pip goes: nothing is installed after this.
RUN /opt/build/bin/python -m hatchling build -t wheel \
 && /opt/evenkeel/bin/python -m pip install --quiet --no-deps --no-index dist/*.whl \
 && /opt/evenkeel/bin/python -m pip uninstall --quiet --yes pip \
 && /opt/evenkeel/bin/python -m compileall -q -j 0 --invalidation-mode unchecked-hash /opt/evenkeel/lib

FROM python:3.12-slim
LABEL org.opencontainers.image.title="Evenkeel" org.opencontainers.image.licenses="Apache-2.0"
# A number that no host user is likely to have. The folder is made here so that a new volume takes over its owner.
RUN groupadd --system --gid 10001 evenkeel \
 && useradd --system --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin evenkeel \
 && install -d -m 0700 -o 10001 -g 10001 /data
COPY --from=build /opt/evenkeel /opt/evenkeel
ENV PATH=/opt/evenkeel/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONFAULTHANDLER=1 \
    PYTHONTZPATH="" \
    PTB_TIMEDELTA=1 \
    EVENKEEL_DATA_DIR=/data
USER 10001:10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=20s --start-period=30s --retries=3 CMD ["evenkeel", "check"]
CMD ["evenkeel", "run"]
