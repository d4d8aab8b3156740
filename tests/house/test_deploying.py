"""The files to deploy with: pinned, without root, and in agreement with the settings."""

import re
from pathlib import Path

import pytest
import yaml

from blog.web.body_limits import MEGABYTE, limit_of

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SETTINGS = (ROOT / "config" / "settings.py").read_text("utf-8")
NGINX = (ROOT / "docs" / "nginx.conf").read_text("utf-8")
CADDY = (ROOT / "docs" / "deploying" / "Caddyfile").read_text("utf-8")
SAFE = (
    *("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"),
    *("Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Strict-Transport-Security"),
)
OURS = [service for service in COMPOSE["services"].values() if service["image"] == "ibid"]


def test_images_are_pinned():
    named = re.findall(r"^ARG PYTHON=(\S+)$", DOCKERFILE, re.MULTILINE)
    named += [service["image"] for service in COMPOSE["services"].values()]
    versions = [image.partition(":")[2] for image in named if image != "ibid"]
    assert len(versions) == 3
    assert all(re.match(r"\d+\.\d+", version) for version in versions)


def test_the_container_is_not_root_and_writes_only_its_data():
    assert DOCKERFILE.rindex("USER 10001") > DOCKERFILE.rindex("RUN ")
    assert "HEALTHCHECK" in DOCKERFILE and "/health/ready/" in DOCKERFILE
    assert len(OURS) == 2
    for service in OURS:
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]


def test_every_volume_belongs_to_the_container_s_user():
    """A new volume has the owner of the folder in the image, root if there is none."""
    made = re.search(r"install --directory --owner=ibid .+? (/.+)$", DOCKERFILE, re.MULTILINE)
    volumes = {volume.split(":")[1] for service in OURS for volume in service["volumes"]}
    assert made and set(made[1].split()) == volumes


def test_everything_the_program_reads_is_in_the_image():
    lines = re.findall(r"^COPY (?!--)(.+)", DOCKERFILE, re.MULTILINE)
    copied = set(re.findall(r"[\w.]+", " ".join(lines)))
    assert {"blog", "config", "static", "templates", "manage.py", "pyproject.toml"} <= copied


def test_only_caddy_is_reached_from_outside():
    assert [name for name, service in COMPOSE["services"].items() if "ports" in service] == [
        "caddy"
    ]


def test_no_secret_is_in_the_files():
    environment = OURS[0]["environment"]
    assert environment["IBID_SECRET_KEY"].startswith("${IBID_SECRET_KEY:?")
    assert "${POSTGRES_PASSWORD:?" in environment["DATABASE_URL"]


def test_every_variable_is_a_setting():
    unit = (ROOT / "docs" / "deploying.md").read_text("utf-8")
    named = {name for service in OURS for name in service["environment"]}
    named |= set(re.findall(r"^(?:ENV )?(IBID_\w+)=", f"{unit}\n{DOCKERFILE}", re.MULTILINE))
    assert named - {"IBID_HOST"} <= set(re.findall(r'env\.\w+\(\s*"([A-Z_0-9]+)"', SETTINGS))


def test_the_service_runs_as_a_user_without_privileges():
    unit = (ROOT / "docs" / "deploying" / "ibid.service").read_text("utf-8")
    assert "User=ibid" in unit and "NoNewPrivileges=true" in unit
    assert "ProtectSystem=strict" in unit and "StateDirectory=ibid" in unit


def test_front_servers_take_the_largest_file_that_ibid_takes():
    limits = re.findall(r"(?:client_max_body_size|max_size) (\d+)(?:m|MB)", f"{NGINX}\n{CADDY}")
    assert len(limits) == 2
    assert all(int(limit) * MEGABYTE >= limit_of("admin:file-upload") for limit in limits)


def test_nginx_leads_to_https_and_speaks_no_old_protocol():
    plain, encrypted = re.findall(r"^server \{(.*?)^\}", NGINX, re.DOTALL | re.MULTILINE)
    assert "listen 80;" in plain and "return 301 https://$host$request_uri;" in plain
    assert "listen 443 ssl;" in encrypted
    assert "ssl_protocols TLSv1.2 TLSv1.3;" in encrypted
    assert all("server_tokens off;" in server for server in (plain, encrypted))


@pytest.mark.django_db
def test_nginx_sends_kept_pages_with_the_headers_of_ibid(client):
    kept, static = re.findall(r"location /(?:static/)? \{(.*?)\n    \}", NGINX, re.DOTALL)
    headers = {**dict(client.get("/").headers), "Strict-Transport-Security": "max-age=31536000"}
    for name in (*SAFE, "Permissions-Policy"):
        assert name not in SAFE or f"add_header {name} " in static
        value = re.search(rf'add_header {name} "?([^"\n]+?)"?;\n', kept)
        assert value and parts_of(value[1]) == parts_of(headers[name]), name


def parts_of(value: str) -> set[str]:
    return {part.strip() for part in re.split("[;,] ", value)}
