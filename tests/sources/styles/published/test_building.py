"""Making the archive of published styles from a folder of CSL files."""

import pytest

from blog.sources.styles.published import archive, building
from blog.sources.styles.published.building import UnlicensedStyle, build_archive

RIGHTS = f'<rights license="{building.LICENSE}"/>'
PARENT = '<link href="http://www.zotero.org/styles/house" rel="independent-parent"/>'


def csl(title, *, more="", rights=RIGHTS):
    info = f"<info><title>{title}</title>{more}{rights}</info>"
    return f'<style xmlns="http://purl.org/net/xbiblio/csl">{info}</style>'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "dependent").mkdir()
    note = '<category citation-format="note"/><category field="law"/><category field="history"/>'
    (tmp_path / "house.csl").write_text(csl("House  Stylé", more=note))
    (tmp_path / "other.csl").write_text(csl("Other"))
    issn = f"<title-short>JH</title-short><issn>1234-5678</issn>{PARENT}"
    (tmp_path / "dependent" / "journal.csl").write_text(csl("A Journal", more=issn))
    (tmp_path / "renamed-styles.json").write_text('{"old": "house"}')
    return tmp_path


def test_the_archive_has_every_style_of_the_folder(folder, monkeypatch):
    file = folder / "styles.zip"
    monkeypatch.setattr(building, "MEMBER_SIZE", 300)
    monkeypatch.setattr(archive, "FILE", file)
    assert build_archive(folder, origin="test 1", to=file) == 3
    found = archive.published_styles("house", "journal", "other", "old")
    house, journal = found["house"], found["journal"]
    assert (house.terms, house.title, house.fields, house.format) == (
        " house style",
        "House Stylé",
        "history law",
        "note",
    )
    assert (journal.terms, journal.parent) == (" a journal jh 1234 5678", "house")
    assert found["old"] == house
    assert found["other"].member != house.member
    for name in ("house", "other"):
        assert archive.csl_of(found[name]) == (folder / f"{name}.csl").read_bytes()


def test_the_same_folder_makes_the_same_archive(folder):
    for name in ("a.zip", "b.zip"):
        build_archive(folder, origin="test 1", to=folder / name)
    assert (folder / "a.zip").read_bytes() == (folder / "b.zip").read_bytes()


def test_a_style_under_another_license_is_refused(folder):
    (folder / "closed.csl").write_text(csl("Closed", rights=""))
    with pytest.raises(UnlicensedStyle, match="closed"):
        build_archive(folder, origin="test 1", to=folder / "styles.zip")
