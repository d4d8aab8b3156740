"""Licenses of pictures and of the blog, by their SPDX identifiers, with their URLs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class License(models.TextChoices):
    PUBLIC_DOMAIN = "public-domain", _("public domain")
    CC0 = "CC0-1.0", "CC0 1.0"
    CC_BY = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"
    CC_BY_NC = "CC-BY-NC-4.0", "CC BY-NC 4.0"
    CC_BY_NC_SA = "CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0"
    CC_BY_ND = "CC-BY-ND-4.0", "CC BY-ND 4.0"
    CC_BY_NC_ND = "CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"
    BY_PERMISSION = "by-permission", _("used by permission")
    ALL_RIGHTS_RESERVED = "all-rights-reserved", _("all rights reserved")


def license_url(license: str) -> str:
    """Return the URL of the license's text; "" if it has none."""
    if license == License.CC0:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if license.startswith("CC-"):
        terms = license.removeprefix("CC-").removesuffix("-4.0").lower()
        return f"https://creativecommons.org/licenses/{terms}/4.0/"
    return ""
