"""Form widgets of the admin panel."""

import pytest

from blog.admin.widgets import SourcesInput
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def test_sources_are_chosen_by_search_or_without_a_script_by_key():
    source = make_source(title="The <Split>")
    html = SourcesInput().render("consulted", f"{source.key}, gone", {"id": "id_consulted"})
    assert f'<input type="text" name="consulted" value="{source.key}, gone"' in html
    assert 'data-source-picker="id_consulted"' in html and "hidden>" in html
    assert f'<li data-key="{source.key}"><span>' in html and "The &lt;Split&gt;" in html
    assert '<li data-key="gone"><span>gone</span>' in html
